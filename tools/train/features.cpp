// laut-features: what the language core sees of the words of CoNLL-U files, for the training.
//
//   laut-features SHARE_DIR FILE.conllu > FILE.features     per sentence: u32 words; per word: u64 form, u32 n, n u32
//   rows laut-features --hash < words                            the vocabulary's hash of each line laut-features
//   --rows                                    how many rows the tables have laut-features --pack NET.raw MODEL.bin what
//   export.py wrote, as a pack
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "base/pack.h"
#include "core/features.h"
#include "laut/intake.h"
#include "morphology/morphology.h"
#include "names/names.h"
#include "segment/segment.h"

namespace {

using namespace laut;

template <typename T>
T opened(Result<T> r) {
  if (r) return std::move(*r);
  std::fprintf(stderr, "laut-features: %s\n", r.error().to_string().c_str());
  std::exit(1);
}

int print_hashes() {
  std::string line, buffer;
  while (std::getline(std::cin, line))
    std::printf("%llu\n", static_cast<unsigned long long>(core::form_hash(line, buffer)));
  return 0;
}

/// Arrays of "name record-size bytes", a line feed, and the bytes.
int pack(const char* from, const char* to) {
  std::ifstream in(from, std::ios::binary);
  PackWriter writer;
  std::string name, bytes;
  std::size_t record = 0, size = 0;
  while (in >> name >> record >> size) {
    in.get();
    bytes.resize(size);
    if (!in.read(bytes.data(), static_cast<std::streamsize>(size))) break;
    writer.add_raw(name, std::as_bytes(std::span(bytes)), record);
  }
  const auto written = writer.write(to);
  if (!written) std::fprintf(stderr, "laut-features: %s\n", written.error().to_string().c_str());
  return written ? 0 : 1;
}

template <typename T>
void put(T value) {
  std::fwrite(&value, sizeof value, 1, stdout);
}

void write_sentences(const Document& doc, const core::FeatureReader& reader) {
  core::TokenFeatures f;
  for (const Sentence& s : doc.sentences) {
    put(static_cast<std::uint32_t>(s.tokens.size()));
    for (std::uint32_t i = s.tokens.begin; i < s.tokens.end; ++i) {
      reader.read(i, f);
      put(f.form);
      put(f.count);
      std::fwrite(f.row.data(), sizeof(std::uint32_t), f.count, stdout);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::strcmp(argv[1], "--hash") == 0) return print_hashes();
  if (argc == 2 && std::strcmp(argv[1], "--rows") == 0) return std::printf("%u\n", core::table::rows) < 0;
  if (argc == 4 && std::strcmp(argv[1], "--pack") == 0) return pack(argv[2], argv[3]);
  if (argc != 3) {
    std::fprintf(stderr, "usage: laut-features SHARE_DIR FILE.conllu | --hash | --rows | --pack NET.raw MODEL.bin\n");
    return 2;
  }
  const std::filesystem::path share = argv[1];
  const Pack pack = opened(Pack::open(share / "de.pack"));
  const Pack lexicon = opened(Pack::open(share / "de.lex"));
  const Intake intake = opened(Intake::open(pack));
  const Segmenter segmenter = opened(Segmenter::open(pack));
  const Morphology morphology = opened(Morphology::open(pack, lexicon));
  const Names names = opened(Names::open(pack));
  Segmenter::Scratch segment_scratch;
  Morphology::Scratch morphology_scratch;
  Names::Scratch names_scratch;
  core::FeatureReader::Scratch scratch;
  std::ifstream in(argv[2], std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  IntakeOptions options;
  options.format = InputFormat::conllu;
  int status = 0;
  Document doc;
  intake.read(bytes, argv[2], options, [&](Result<Article>&& article) {
    if (!article) {
      std::fprintf(stderr, "laut-features: %s\n", article.error().to_string().c_str());
      status = 1;
      return true;
    }
    doc.clear();
    doc.article = std::move(*article);
    segmenter.run(doc, segment_scratch);
    morphology.run(doc, morphology_scratch);
    names.find(doc, names_scratch);
    write_sentences(doc, core::FeatureReader(doc, names_scratch, scratch));
    return true;
  });
  return status;
}
