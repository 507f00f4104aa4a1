/// Reading a file of the corpus. Total: whatever the bytes, an article comes back, with a finding for every mistake.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article.h"
#include "laut/result.h"

namespace laut::corpus {

/// A larger file is refused: articles have some kilobytes.
inline constexpr std::size_t largest_file = 4u << 20;

/// Linear in the size of the text. The findings are those of the form alone; check() adds those of the content.
CorpusArticle parse(std::string_view file, std::string id, Findings& out);

/// Reads and parses a file. Errors: io, limit.
Result<CorpusArticle> read_article(const std::filesystem::path& path, Findings& out);

/// The files of the arguments: files as they are, of folders every *.txt below them by name. Errors: io.
Result<std::vector<std::filesystem::path>> corpus_files(const std::vector<std::string>& arguments);

// The parts of a file; each gets the lines of its part.
struct Line {
  std::uint32_t number = 0;
  std::string_view text;
};
using Lines = std::vector<Line>;
void parse_head(const Lines& lines, CorpusArticle& article, Findings& out);
void parse_text(const Lines& lines, CorpusArticle& article, Findings& out);
void parse_facts(const Lines& lines, CorpusArticle& article, Findings& out);

/// Marks become items: quotations with their parts, times, quantities, events.
void assemble(CorpusArticle& article, Findings& out);

/// q12, e3: the label of an item, by the kind of its mark.
std::string label(MarkKind kind, std::uint32_t number);
/// The number of a label "q12" that starts with letter; 0: it is none.
std::uint32_t label_number(std::string_view text, char letter);

}  // namespace laut::corpus
