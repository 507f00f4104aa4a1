#include "laut/intake.h"

namespace laut {

struct Intake::Impl {};
Intake::Intake() = default;
Intake::Intake(Intake&&) noexcept = default;
Intake& Intake::operator=(Intake&&) noexcept = default;
Intake::~Intake() = default;

Result<Intake> Intake::open(const Pack&) { return Intake{}; }

void Intake::read(std::string_view bytes, std::string_view path, const IntakeOptions&, const ArticleSink& sink) const {
  Article a;
  a.text = bytes;
  a.path = path;
  label(a);
  sink(std::move(a));
}

void Intake::label(Article&) const {}

}  // namespace laut
