// The facts: a line for every quotation, time, quantity and event.
#include <algorithm>

#include "base/source_file.h"
#include "corpus/parse.h"
#include "corpus/values.h"

namespace laut::corpus {
namespace {

/// key=value; a bare word has no key.
struct Field {
  std::string_view key;
  std::string value;
};

class Facts {
 public:
  Facts(CorpusArticle& article, Findings& out) : article_(article), out_(out) {}

  void line(const Line& line) {
    line_ = line.number;
    words_ = words(line.text);
    name_ = words_.front();
    const char letter = name_.front();
    const std::uint32_t number = label_number(name_, letter);
    if (number == 0) return unknown();
    switch (letter) {
      case 'q': return take(article_.quotes, number, [this](CorpusQuote& q) { quote(q); });
      case 't': return take(article_.times, number, [this](CorpusTime& t) { time(t); });
      case 'n': return take(article_.quantities, number, [this](CorpusQuantity& n) { quantity(n); });
      case 'e': return take(article_.events, number, [this](CorpusEvent& e) { event(e); });
      default: return unknown();
    }
  }

 private:
  void error(std::string message, std::string mend) {
    out_.push_back({line_, false, std::string(name_.substr(0, 40)) + ": " + message, std::move(mend)});
  }
  void unknown() { error("no label of a fact", "begin the line with qN, tN, nN or eN"); }

  template <typename T, typename F>
  void take(Items<T>& items, std::uint32_t number, F&& read) {
    T* item = items.find(number);
    if (!item)
      return error("not marked in the text", "mark it with {" + std::string(name_) + " words}, or take the line out");
    if (item->facts_line) return error("has facts already", "leave one of the lines out");
    item->facts_line = line_;
    read(*item);
  }

  std::string_view word(std::size_t i) const { return i < words_.size() ? words_[i] : std::string_view{}; }

  /// The fields from word i on. Bare words continue the value before them where that is free text.
  std::vector<Field> fields(std::size_t i, bool free_text) const {
    std::vector<Field> out;
    for (; i < words_.size(); ++i) {
      const std::size_t equals = words_[i].find('=');
      if (equals != std::string_view::npos && equals > 0)
        out.push_back({words_[i].substr(0, equals), std::string(words_[i].substr(equals + 1))});
      else if (free_text && !out.empty() && !out.back().key.empty())
        (out.back().value += ' ') += words_[i];
      else
        out.push_back({{}, std::string(words_[i])});
    }
    return out;
  }

  void no_such_field(const Field& f, std::string_view known) {
    const std::string told = f.key.empty() ? f.value : std::string(f.key) + "=";
    error("'" + told.substr(0, 40) + "' does not belong here", "the fields are " + std::string(known));
  }
  void twice(std::string_view key) { error("'" + std::string(key) + "=' stands twice", "leave one out"); }

  void choose(const Field& f, std::span<const std::string_view> list, std::string& slot) {
    if (!is_one_of(f.value, list))
      return error(std::string(f.key) + "='" + f.value.substr(0, 40) + "' is not in the list",
                   "use one of " + listed(list));
    if (!slot.empty()) return twice(f.key);
    slot = f.value;
  }

  /// The index of "@key"; none, with a finding, where there is no such entity.
  std::uint32_t entity(const Field& f) {
    std::string_view key = f.value;
    if (key.starts_with('@')) {
      while (key.ends_with('~') || key.ends_with('^') || key.ends_with('!')) key.remove_suffix(1);
      if (const auto it = article_.entity_of.find(std::string(key.substr(1))); it != article_.entity_of.end())
        return it->second;
    }
    error("unknown entity in " + std::string(f.key) + "='" + f.value.substr(0, 40) + "'",
          "write " + std::string(f.key) + "=@key with a key from before '== text'");
    return none;
  }
  void one_entity(const Field& f, std::uint32_t& slot) {
    if (slot != none) return error("'" + std::string(f.key) + "=' stands twice", "make a group of them an entity");
    slot = entity(f);
  }

  template <typename T>
  std::uint32_t reference(const Field& f, char letter, const Items<T>& items) {
    const std::uint32_t number = label_number(f.value, letter);
    if (number != 0 && items.find(number)) return number;
    error(std::string(f.key) + "='" + f.value.substr(0, 40) + "' is not marked in the text",
          "write " + std::string(f.key) + "=" + letter + "N with a number that is");
    return 0;
  }

  void quote(CorpusQuote& q) {
    if (const auto type = quote_type(word(1)))
      q.type = *type;
    else
      error("'" + std::string(word(1).substr(0, 40)) + "' is no type of a quotation", "use one of " + quote_types());
    if (const auto m = medium(word(2)))
      q.medium = *m;
    else
      error("'" + std::string(word(2).substr(0, 40)) + "' is no medium", "use one of " + media());
    for (const Field& f : fields(3, false)) quote_field(q, f);
    if (q.factuality.empty()) error("no factuality", "add factuality= with one of " + listed(factualities()));
  }

  void quote_field(CorpusQuote& q, const Field& f) {
    if (f.key.empty() && f.value == "hearsay")
      q.hearsay = true;
    else if (f.key == "factuality")
      choose(f, factualities(), q.factuality);
    else if (f.key == "stance")
      choose(f, stances(), q.stance);
    else if (f.key == "speaker" || f.key == "addressee")
      one_entity(f, f.key == "speaker" ? q.speaker : q.addressee);
    else if (f.key == "relay")
      relays(q, f);
    else if (f.key == "parent" || f.key == "cue")
      other_quote(q, f, f.key == "parent" ? q.parent : q.shares);
    else
      no_such_field(f, "factuality= speaker= relay= parent= cue= addressee= stance= hearsay");
  }

  void relays(CorpusQuote& q, const Field& f) {
    for (const auto part : split(f.value, ','))
      if (const auto i = entity({f.key, std::string(part)}); i != none) q.relays.push_back(i);
  }

  void other_quote(const CorpusQuote& q, const Field& f, std::uint32_t& slot) {
    if (slot != 0) return twice(f.key);
    slot = reference(f, 'q', article_.quotes);
    if (slot != q.number) return;
    error(std::string(f.key) + "= points to the quotation itself", "name another quotation or leave it out");
    slot = 0;
  }

  void time(CorpusTime& t) {
    const auto type = timex_type(word(1));
    if (!type)
      error("'" + std::string(word(1).substr(0, 40)) + "' is no type of a TIMEX3", "use DATE, TIME, DURATION or SET");
    t.type = type.value_or(TimexType::DATE);
    t.value = word(2);
    if (type && !is_timex_value(*type, t.value))
      error("'" + t.value.substr(0, 40) + "' is no value of a " + std::string(to_string(*type)),
            *type == TimexType::DURATION ? "write P3W, P2Y, PT30M or PXD"
            : *type == TimexType::TIME
                ? "write 2023-11-07T18:10 or 2023-11-07TEV"
                : "write 2023-11-07, 2023-11, 2023-W45, 2023-SU, 2023 or PRESENT_REF; TIME has a T, DURATION a P");
    for (const Field& f : fields(3, false)) {
      if (f.key == "mod")
        choose(f, time_mods(), t.mod);
      else
        no_such_field(f, "mod=");
    }
  }

  void quantity(CorpusQuantity& n) {
    if (const auto c = comparator(word(1)))
      n.comparator = *c;
    else
      error("'" + std::string(word(1).substr(0, 40)) + "' is no comparator", "use one of = ≈ ≥ > ≤ <");
    if (const auto range = number_or_range(word(2)))
      n.low = range->low, n.high = range->high;
    else
      error("'" + std::string(word(2).substr(0, 40)) + "' is no number",
            "write 3500000000, 3.5 or 3..5 (the smaller first), without separators of thousands");
    for (const Field& f : fields(3, true)) {
      if (f.key != "unit" && f.key != "counted") {
        no_such_field(f, "unit= counted=");
        continue;
      }
      std::string& slot = f.key == "unit" ? n.unit : n.counted;
      if (!slot.empty()) twice(f.key);
      if (f.value.empty()) error("'" + std::string(f.key) + "=' is empty", "say it or leave it out");
      slot = f.value;
    }
  }

  void event(CorpusEvent& e) {
    e.type = word(1);
    if (!is_one_of(e.type, event_types()))
      error("'" + e.type.substr(0, 40) + "' is no type of an event", "use one of " + listed(event_types()));
    bool in = false;
    for (const Field& f : fields(2, true)) {
      if (f.key != "in") {
        event_field(e, f);
        continue;
      }
      if (in) twice("in");
      in = true;
      if (f.value != "-") e.quotation = reference(f, 'q', article_.quotes);
    }
    if (!in) error("does not say who tells it", "add in=qM, or in=- for what the article says itself");
    if (e.factuality.empty()) error("no factuality", "add factuality= with one of " + listed(factualities()));
  }

  void event_field(CorpusEvent& e, const Field& f) {
    const auto role = std::ranges::find(role_names, f.key);
    if (f.key == "factuality")
      choose(f, factualities(), e.factuality);
    else if (f.key == "mode")
      choose(f, event_modes(), e.mode);
    else if (f.key == "time" || f.key == "quantity")
      references(e, f);
    else if (role != role_names.end())
      participant(e, f, static_cast<Role>(role - role_names.begin()));
    else
      no_such_field(f, "in= factuality= actor= recipient= object= instrument= place= time= quantity= mode=");
  }

  void references(CorpusEvent& e, const Field& f) {
    for (const auto part : split(f.value, ',')) {
      const Field one{f.key, std::string(part)};
      const bool t = f.key == "time";
      const std::uint32_t number = t ? reference(one, 't', article_.times) : reference(one, 'n', article_.quantities);
      if (number != 0) (t ? e.times : e.quantities).push_back(number);
    }
  }

  /// An entity, or words of one's own. It says who the marked participant of that role is, or adds one.
  void participant(CorpusEvent& e, const Field& f, Role role) {
    if (f.value.empty()) return error("'" + std::string(f.key) + "=' is empty", "say it or leave it out");
    if (e.participants.size() >= most_participants) return error("too many participants", "name fewer");
    if (!f.value.starts_with('@')) return describe_participant(e, role, f.value);
    for (const auto part : split(f.value, ',')) {
      const std::uint32_t index = entity({f.key, std::string(part)});
      if (index != none) name_participant(e, role, index);
    }
  }

  /// Words of one's own say what the marked participant of that role is (die Ware: Granate), or add one that is not marked.
  static void describe_participant(CorpusEvent& e, Role role, const std::string& words) {
    for (Participant& p : e.participants) {
      if (p.role != role || p.span.empty() || !p.words.empty()) continue;
      p.words = words;
      return;
    }
    e.participants.push_back({role, {}, none, words, true});
  }

  /// The facts know better than a mention somewhere among the words: {e1.actor der Sprecher {@ministry ...}}.
  static void name_participant(CorpusEvent& e, Role role, std::uint32_t index) {
    Participant* open = nullptr;
    for (Participant& p : e.participants) {
      if (p.role != role) continue;
      if (p.entity == index) {
        p.sure = true;
        return;
      }
      if (!open && !p.sure && (p.words.empty() || !p.span.empty())) open = &p;
    }
    if (open)
      open->entity = index, open->sure = true;
    else
      e.participants.push_back({role, {}, index, {}, true});
  }

  CorpusArticle& article_;
  Findings& out_;
  std::uint32_t line_ = 0;
  std::vector<std::string_view> words_;
  std::string_view name_;
};

}  // namespace

void parse_facts(const Lines& lines, CorpusArticle& article, Findings& out) {
  Facts facts(article, out);
  for (const Line& line : lines)
    if (!trim(line.text).empty()) facts.line(line);
}

}  // namespace laut::corpus
