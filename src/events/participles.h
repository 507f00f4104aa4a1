/// Participles of the verbs that are triggers: a participle before a noun (die vereinbarte Waffenruhe) is an adjective
/// to the tagger, and its lemma tells no verb. Build time only.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace laut::events {

class Participles {
 public:
  /// A strong or irregular verb without separable particle and its past participle: geben, gegeben.
  void add(std::string_view verb, std::string_view form);
  /// The past participles that the infinitive may have, separable particle and all (abgegeben, abgeholt).
  std::vector<std::string> past(std::string_view infinitive) const;

 private:
  std::string of_base(std::string_view base) const;
  std::map<std::string, std::string, std::less<>> irregular_;
};

}  // namespace laut::events
