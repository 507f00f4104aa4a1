// W3C Web Annotation Data Model (Recommendation of 2017): one annotation a claim, in one AnnotationCollection.
//
// The target is the article with a TextPositionSelector (code points of laut's text) and a TextQuoteSelector, which
// finds the words in any other rendering; a claim of several parts has as many targets. Bodies: who says it through
// whom in words, each source as an identifying resource, factuality and stance as classifications, event types and the
// Wikidata ids of participants as tags.
#include <algorithm>

#include "export/iri.h"
#include "export/json_ld.h"
#include "export/writer.h"

namespace laut::exports {
namespace {

using output::JsonOut;

constexpr std::uint32_t around = 32;  // code points of prefix and suffix

class Annotation {
 public:
  Annotation(const Statements& s, std::string& out) : s_(s), json_(out, false) {}

  void write(const StatedClaim& c) {
    json_.begin_object();
    json_.string("id", s_.claim(c));
    json_.string("type", "Annotation");
    json_.key("motivation");
    json_.begin_array();
    for (const std::string_view m : {"describing", "identifying", "classifying", "tagging"}) json_.string(m);
    json_.end_array();
    json_.string("generated", utc(s_.seen));
    json_.key("generator");
    json_.begin_object();
    json_.string("id", engine_iri(s_.engine));
    json_.string("type", "Software");
    json_.string("name", s_.engine);
    json_.end_object();
    json_.key("body");
    json_.begin_array();
    bodies(c);
    json_.end_array();
    json_.key("target");
    json_.begin_array();
    for (const Span part : c.parts) target(part);
    json_.end_array();
    json_.end_object();
  }

 private:
  void textual(std::string_view purpose, std::string_view value) {
    json_.begin_object();
    json_.string("type", "TextualBody");
    json_.string("purpose", purpose);
    json_.string("format", "text/plain");
    json_.string("value", value);
    json_.end_object();
  }

  void resource(std::string_view purpose, const std::string& iri, std::string_view kind, std::string_view label) {
    json_.begin_object();
    json_.string("type", "SpecificResource");
    json_.string("purpose", purpose);
    json_.key("source");
    json_.begin_object();
    json_.string("id", iri);
    json_.string("type", kind);
    json_.string("label", label);
    json_.end_object();
    json_.end_object();
  }

  static std::string_view agent_type(const Actor& a) { return a.type == "PERSON" ? "Person" : "Organization"; }
  static std::string best_iri(const Actor& a) {
    const std::string known = wikidata(a.qid);
    return known.empty() ? a.iri : known;
  }

  void bodies(const StatedClaim& c) {
    std::string chain;
    for (std::size_t i = c.chain.size(); i-- > 0;) chain += (chain.empty() ? "" : " via ") + s_.name_of(c.chain[i]);
    textual("describing", chain.empty() ? "the article" : chain);
    for (const Link& link : c.chain)
      if (const Actor* a = s_.actor(link.actor)) resource("identifying", best_iri(*a), agent_type(*a), a->name);
    textual("classifying", c.factuality);
    if (!c.stance.empty()) textual("classifying", c.stance);
    for (const StatedEvent& e : c.events) {
      if (!e.wanted) continue;
      textual("tagging", e.type);
      for (const Taker& t : e.participants)
        if (const Actor* a = s_.actor(t.actor); a != nullptr && !wikidata(a->qid).empty()) {
          json_.begin_object();
          json_.string("type", "SpecificResource");
          json_.string("purpose", "tagging");
          json_.string("source", wikidata(a->qid));
          json_.end_object();
        }
    }
  }

  void target(Span part) {
    const std::uint32_t length = s_.offsets->length();
    json_.begin_object();
    json_.string("type", "SpecificResource");
    json_.string("source", s_.address());
    json_.key("selector");
    json_.begin_array();
    json_.begin_object();
    json_.string("type", "TextPositionSelector");
    json_.number("start", part.begin);
    json_.number("end", part.end);
    json_.end_object();
    json_.begin_object();
    json_.string("type", "TextQuoteSelector");
    json_.string("exact", s_.words(part));
    json_.string("prefix", s_.words(Span{part.begin < around ? 0 : part.begin - around, part.begin}));
    json_.string("suffix", s_.words(Span{part.end, std::min(length, part.end + around)}));
    json_.end_object();
    json_.end_array();
    json_.end_object();
  }

  const Statements& s_;
  JsonOut json_;
};

class WebAnnotations : public Writer {
 public:
  void begin(Output& out) override {
    list_.open(out.stream(),
               "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"id\":\"urn:laut:annotations\","
               "\"type\":\"AnnotationCollection\",\"label\":\"Claims and their sources\",\n"
               "\"first\":{\"id\":\"urn:laut:annotations:1\",\"type\":\"AnnotationPage\","
               "\"partOf\":\"urn:laut:annotations\",\"startIndex\":0,\"items\":[\n");
  }
  void revision(const Statements& s, Output& out) override {
    for (const StatedClaim& c : s.claims) {
      list_.next(out.stream());
      Annotation(s, out.stream()).write(c);
      ++total_;
    }
  }
  void end(ActorBook&, Output& out) override {
    list_.close(out.stream(), "]},\n\"total\":" + std::to_string(total_) + "}\n");
  }

 private:
  NodeList list_;
  std::uint64_t total_ = 0;
};

}  // namespace

std::unique_ptr<Writer> make_webanno(const ExportOptions&) {
  return std::make_unique<WebAnnotations>();
}

}  // namespace laut::exports
