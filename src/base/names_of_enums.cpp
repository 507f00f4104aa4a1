// The names that the contract gives to the values of the public enums, and the small functions of the public structs.
#include <array>

#include "laut/article.h"
#include "laut/document.h"
#include "laut/morph.h"
#include "laut/result.h"

namespace laut {
namespace {

template <std::size_t N, typename E>
std::string_view pick(const std::array<std::string_view, N>& names, E value) {
  const auto i = static_cast<std::size_t>(value);
  return i < N ? names[i] : std::string_view("?");
}

}  // namespace

std::string_view to_string(BlockKind v) {
  static constexpr std::array<std::string_view, 16> names{
      "body",    "title", "teaser", "heading", "list",       "dateline", "byline",     "caption",
      "related", "share", "badge",  "sources", "author_box", "notice",   "navigation", "blank"};
  return pick(names, v);
}

std::string_view to_string(Upos v) {
  static constexpr std::array<std::string_view, 17> names{"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                          "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                          "PUNCT", "SCONJ", "SYM", "VERB", "X"};
  return pick(names, v);
}

std::string_view to_string(Stts v) {
  static constexpr std::array<std::string_view, 56> names{
      "ADJA",  "ADJD",   "ADV",   "APPR",  "APPRART", "APPO",  "APZR",  "ART",   "CARD",   "FM",    "ITJ",    "KOUI",
      "KOUS",  "KON",    "KOKOM", "NN",    "NE",      "PDS",   "PDAT",  "PIS",   "PIAT",   "PPER",  "PPOSS",  "PPOSAT",
      "PRELS", "PRELAT", "PRF",   "PWS",   "PWAT",    "PWAV",  "PAV",   "PTKZU", "PTKNEG", "PTKVZ", "PTKANT", "PTKA",
      "SGML",  "SPELL",  "TRUNC", "VVFIN", "VVIMP",   "VVINF", "VVIZU", "VVPP",  "VAFIN",  "VAIMP", "VAINF",  "VAPP",
      "VMFIN", "VMINF",  "VMPP",  "XY",    "$,",      "$.",    "$(",    ""};
  return pick(names, v);
}

std::string_view to_string(Relation v) {
  static constexpr std::array<std::string_view, 42> names{
      "root",     "nsubj",     "obj",          "iobj",       "obl",       "nmod",       "appos", "acl",   "advcl",
      "ccomp",    "xcomp",     "csubj",        "advmod",     "amod",      "nummod",     "det",   "case",  "mark",
      "aux",      "cop",       "conj",         "cc",         "compound",  "flat",       "fixed", "expl",  "parataxis",
      "orphan",   "vocative",  "discourse",    "dislocated", "list",      "reparandum", "dep",   "punct", "nsubj:pass",
      "aux:pass", "acl:relcl", "compound:prt", "det:poss",   "obl:agent", "_"};
  return pick(names, v);
}

Relation base(Relation r) {
  switch (r) {
    case Relation::nsubj_pass: return Relation::nsubj;
    case Relation::aux_pass: return Relation::aux;
    case Relation::acl_relcl: return Relation::acl;
    case Relation::compound_prt: return Relation::compound;
    case Relation::det_poss: return Relation::det;
    case Relation::obl_agent: return Relation::obl;
    default: return r;
  }
}

std::string_view to_string(ClauseKind v) {
  static constexpr std::array<std::string_view, 9> names{
      "main", "question", "command", "complement", "adverbial", "relative", "infinitive", "participle", "fragment"};
  return pick(names, v);
}

std::string_view to_string(Mood v) {
  static constexpr std::array<std::string_view, 5> names{"none", "indicative", "konjunktiv1", "konjunktiv2",
                                                         "imperative"};
  return pick(names, v);
}

Upos default_upos(Stts v) {
  switch (v) {
    case Stts::ADJA:
    case Stts::ADJD: return Upos::ADJ;
    case Stts::ADV:
    case Stts::PWAV:
    case Stts::PAV:
    case Stts::PTKA: return Upos::ADV;
    case Stts::APPR:
    case Stts::APPRART:
    case Stts::APPO:
    case Stts::APZR:
    case Stts::PTKVZ: return Upos::ADP;
    case Stts::ART:
    case Stts::PDAT:
    case Stts::PIAT:
    case Stts::PPOSAT:
    case Stts::PWAT:
    case Stts::PRELAT: return Upos::DET;
    case Stts::CARD: return Upos::NUM;
    case Stts::ITJ: return Upos::INTJ;
    case Stts::KOUI:
    case Stts::KOUS: return Upos::SCONJ;
    case Stts::KON: return Upos::CCONJ;
    case Stts::KOKOM: return Upos::ADP;
    case Stts::NN:
    case Stts::TRUNC: return Upos::NOUN;
    case Stts::NE: return Upos::PROPN;
    case Stts::PDS:
    case Stts::PIS:
    case Stts::PPER:
    case Stts::PPOSS:
    case Stts::PRELS:
    case Stts::PRF:
    case Stts::PWS: return Upos::PRON;
    case Stts::PTKZU:
    case Stts::PTKNEG:
    case Stts::PTKANT: return Upos::PART;
    case Stts::VVFIN:
    case Stts::VVIMP:
    case Stts::VVINF:
    case Stts::VVIZU:
    case Stts::VVPP: return Upos::VERB;
    case Stts::VAFIN:
    case Stts::VAIMP:
    case Stts::VAINF:
    case Stts::VAPP: return Upos::AUX;
    case Stts::VMFIN:
    case Stts::VMINF:
    case Stts::VMPP: return Upos::AUX;
    case Stts::COMMA:
    case Stts::STOP:
    case Stts::BRACKET: return Upos::PUNCT;
    case Stts::FM:
    case Stts::SGML:
    case Stts::SPELL:
    case Stts::XY: return Upos::X;
  }
  return Upos::X;
}

std::string_view to_string(ReadingSource v) {
  static constexpr std::array<std::string_view, 5> names{"closed", "lexicon", "compound", "guess", "shape"};
  return pick(names, v);
}

std::string_view to_string(MentionType v) {
  static constexpr std::array<std::string_view, 8> names{"PERSON",   "ORG",     "GPE",   "LOC",
                                                         "FACILITY", "PRODUCT", "EVENT", "OTHER"};
  return pick(names, v);
}

std::string_view to_string(MentionForm v) {
  static constexpr std::array<std::string_view, 3> names{"named", "nominal", "pronominal"};
  return pick(names, v);
}

std::string_view to_string(TimexType v) {
  static constexpr std::array<std::string_view, 4> names{"DATE", "TIME", "DURATION", "SET"};
  return pick(names, v);
}

std::string_view to_string(Comparator v) {
  static constexpr std::array<std::string_view, 6> names{"=", "≈", "≥", ">", "≤", "<"};
  return pick(names, v);
}

std::string_view to_string(QuoteType v) {
  static constexpr std::array<std::string_view, 5> names{"direct", "indirect", "free_indirect",
                                                         "indirect_free_indirect", "reported"};
  return pick(names, v);
}

std::string_view to_string(Medium v) {
  static constexpr std::array<std::string_view, 7> names{"speech", "writing", "thought", "ST", "SW", "TW", ""};
  return pick(names, v);
}

std::string_view to_string(Factuality v) {
  static constexpr std::array<std::string_view, 7> names{"CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "U"};
  return pick(names, v);
}

std::string_view to_string(Stance v) {
  static constexpr std::array<std::string_view, 3> names{"", "endorses", "distances"};
  return pick(names, v);
}

std::string_view to_string(EventType v) {
  static constexpr std::array<std::string_view, event_types> names{
      "AGREE",    "CONSULT", "SUPPORT",  "COOPERATE", "AID",    "YIELD",   "REQUEST",  "ACCUSE", "REJECT",
      "THREATEN", "PROTEST", "SANCTION", "MOBILIZE",  "COERCE", "ASSAULT", "TRANSFER", "PRODUCE"};
  return pick(names, v);
}

std::string_view to_string(Role v) {
  static constexpr std::array<std::string_view, role_count> names{"actor", "recipient", "object", "instrument",
                                                                  "place"};
  return pick(names, v);
}

std::string_view to_string(EventMode v) {
  static constexpr std::array<std::string_view, 4> names{"", "duty", "plan", "visit"};
  return pick(names, v);
}

std::string_view to_string(ChainLink::Kind v) {
  static constexpr std::array<std::string_view, 3> names{"article", "outlet", "speaker"};
  return pick(names, v);
}

std::string_view to_string(EntityRelation::Kind v) {
  static constexpr std::array<std::string_view, 5> names{"role", "kinship", "membership", "located", "party"};
  return pick(names, v);
}

std::string_view to_string(Disclosure::Kind v) {
  static constexpr std::array<std::string_view, 10> names{"byline",     "agency", "dateline",  "sources",
                                                          "correction", "expert", "interview", "certification",
                                                          "automated",  "update"};
  return pick(names, v);
}

std::string Error::to_string() const {
  std::string out;
  if (!file.empty()) out += file + ":";
  if (line != 0) out += std::to_string(line) + ":";
  if (!out.empty()) out += " ";
  out += message;
  if (!mend.empty()) out += " (" + mend + ")";
  return out;
}

void Article::clear() {
  id.clear();
  path.clear();
  for (Sourced* s : {&title, &outlet, &url, &published, &updated, &language}) *s = {};
  authors.clear();
  agencies.clear();
  text.clear();
  blocks.clear();
  given.clear();
  warnings.clear();
}

void Document::clear() {
  article.clear();
  stages = stage::all;
  sentences.clear();
  tokens.clear();
  readings.clear();
  quote_marks.clear();
  clauses.clear();
  entities.clear();
  mentions.clear();
  times.clear();
  quantities.clear();
  quotations.clear();
  events.clear();
  relations.clear();
  claims.clear();
  transparency.clear();
  strings_.clear();
}

}  // namespace laut
