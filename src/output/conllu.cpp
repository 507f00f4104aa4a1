#include <fmt/format.h>

#include <iterator>

#include "base/utf8.h"
#include "output/features.h"
#include "output/writers.h"

namespace laut::output {
namespace {

/// A column or comment: one line, no tabs, UTF-8; an empty one is "_".
void append_field(std::string_view value, std::string& out) {
  if (value.empty()) {
    out += '_';
    return;
  }
  for (std::size_t i = 0; i < value.size();) {
    const utf8::Decoded d = utf8::decode(value, i);
    if (d.cp < 0x20 || d.cp == 0x85 || d.cp == 0x2028 || d.cp == 0x2029)
      out += ' ';
    else
      utf8::append(out, d.cp);
    i += d.size;
  }
}

/// `first` is the first token of the sentence.
void write_token(const Document& doc, std::uint32_t index, std::uint32_t first, std::string& out) {
  const Token& t = doc.tokens[index];
  fmt::format_to(std::back_inserter(out), "{}\t", index - first + 1);
  append_field(doc.form(index), out);
  out += '\t';
  if (t.reading_count == 0) {
    out += "_\tX\t_\t_";
  } else {
    const Reading& r = doc.readings[t.reading_begin];
    append_field(r.lemma, out);
    out += '\t';
    out += to_string(r.upos);
    out += '\t';
    append_field(to_string(r.stts), out);
    out += '\t';
    append_features(r, t.relation, out);
  }
  const bool joined = index + 1 < doc.tokens.size() && doc.tokens[index + 1].begin == t.end;
  if (t.relation == Relation::none)
    out += "\t_\t_\t_\t";
  else
    fmt::format_to(std::back_inserter(out), "\t{}\t{}\t_\t", t.head == none ? 0 : t.head - first + 1,
                   to_string(t.relation));
  out += joined ? "SpaceAfter=No\n" : "_\n";
}

}  // namespace

void write_conllu(const Document& doc, std::string& out) {
  const Article& a = doc.article;
  const bool given = a.given.size() == doc.sentences.size();
  out += "# newdoc id = ";
  append_field(a.id, out);
  out += '\n';
  for (std::size_t i = 0; i < doc.sentences.size(); ++i) {
    const TokenRange range = doc.sentences[i].tokens;
    if (range.empty()) continue;
    out += "# sent_id = ";
    if (given && !a.given[i].id.empty()) {
      append_field(a.given[i].id, out);
    } else {
      append_field(a.id, out);
      fmt::format_to(std::back_inserter(out), "-s{}", i + 1);
    }
    out += "\n# text = ";
    append_field(doc.view(doc.span(range)), out);
    out += '\n';
    for (std::uint32_t t = range.begin; t < range.end; ++t) write_token(doc, t, range.begin, out);
    out += '\n';
  }
}

}  // namespace laut::output
