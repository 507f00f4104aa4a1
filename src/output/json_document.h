/// One document on its way out as laut.document/1: where it goes, and how bytes become code points.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "laut/document.h"
#include "output/code_points.h"
#include "output/json_out.h"

namespace laut::output {

struct DocumentJson {
  using Layout = JsonOut::Layout;
  const Document& doc;
  JsonOut& json;
  CodePoints points;

  void range(std::uint32_t begin, std::uint32_t end) {
    json.number("begin", points(begin));
    json.number("end", points(end));
  }

  void pair(Span s) {
    json.begin_array();
    json.number(points(s.begin));
    json.number(points(s.end));
    json.end_array();
  }

  void indices(std::string_view name, const std::vector<std::uint32_t>& list) {
    json.key(name);
    json.begin_array();
    for (const std::uint32_t i : list) json.number(i);
    json.end_array();
  }

  void pair(std::string_view name, Span s) {
    if (s.empty()) return;
    json.key(name);
    pair(s);
  }

  void spans(std::string_view name, const SpanList& list) {
    json.key(name);
    json.begin_array();
    for (const Span s : list) pair(s);
    json.end_array();
  }

  void optional(std::string_view name, std::string_view value) {
    if (!value.empty()) json.string(name, value);
  }

  void reference(std::string_view name, std::uint32_t index) {
    if (index != none) json.number(name, index);
  }

  void sourced(const Sourced& s) {
    json.begin_object();
    json.string("value", s.value);
    json.string("origin", s.origin);
    pair("span", s.span);
    json.end_object();
  }

  void sourced(std::string_view name, const Sourced& s) {
    if (s.empty()) return;
    json.key(name);
    sourced(s);
  }

  void sourced(std::string_view name, const std::vector<Sourced>& list) {
    json.key(name);
    json.begin_array();
    for (const Sourced& s : list) sourced(s);
    json.end_array();
  }

  void strings(std::string_view name, const std::vector<std::string>& list) {
    json.key(name);
    json.begin_array();
    for (const std::string& s : list) json.string(s);
    json.end_array();
  }

  /// A list with one object an item: item(x, index) writes the members.
  template <typename T, typename F>
  void objects(std::string_view name, const std::vector<T>& list, F&& item) {
    json.key(name);
    json.begin_array(Layout::lines);
    std::uint32_t index = 0;
    for (const T& x : list) {
      json.begin_object();
      item(x, index++);
      json.end_object();
    }
    json.end_array();
  }

  void article();
  void tokens();
  void clauses();
  void token_range(std::string_view name, TokenRange r);
  void names();
  void governor(std::uint32_t token);
  void times();
  void quantities();
  void stages();
  void items();
  void relay(const Relay& r);
  void quotation(const Quotation& q, std::uint32_t index);

  // json_meaning.cpp
  void judgement(const Judgement& j);
  void event(const Event& e, std::uint32_t index);
  void claim(const Claim& c, std::uint32_t index);
  void relation(const EntityRelation& r);
  void disclosure(const Disclosure& d);
  void meaning();
};

}  // namespace laut::output
