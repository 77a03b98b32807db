// SPDX-License-Identifier: MIT
// Described structs as TypeScript: interfaces, decoders for answers, encoders for questions.
#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "cronlens/contract/figure.hpp"
#include "cronlens/describe.hpp"
#include "cronlens/measure.hpp"
#include "cronlens/quantity.hpp"

namespace cronlens::typescript {

inline std::string pascal(std::string_view unit) {
  std::string text(unit);
  text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

inline std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

/// How one member type looks in TypeScript: its type, and the reader expression.
template <class T>
struct Spell;

template <>
struct Spell<bool> {
  static std::string type() { return "boolean"; }
  static std::string read() { return "r.bool()"; }
};
template <>
struct Spell<std::string> {
  static std::string type() { return "string"; }
  static std::string read() { return "r.text()"; }
};
template <class Tag>
struct Spell<Quantity<Tag>> {
  static std::string type() { return pascal(Tag::unit); }
  static std::string read() { return "r.quantity<" + type() + ">()"; }
};
template <class Tag>
struct Spell<std::optional<Quantity<Tag>>> {
  static std::string type() { return Spell<Quantity<Tag>>::type() + " | undefined"; }
  static std::string read() { return "r.maybe<" + Spell<Quantity<Tag>>::type() + ">()"; }
};
template <>
struct Spell<std::optional<std::string>> {
  static std::string type() { return "string | undefined"; }
  static std::string read() { return "r.maybeText()"; }
};
template <class Tag>
struct Spell<std::vector<Quantity<Tag>>> {
  static std::string type() { return "Column<" + Spell<Quantity<Tag>>::type() + ">"; }
  static std::string read() { return "r.column<" + Spell<Quantity<Tag>>::type() + ">()"; }
};
template <>
struct Spell<std::vector<std::string>> {
  static std::string type() { return "TextColumn"; }
  static std::string read() { return "r.textColumn()"; }
};
template <DescribedEnum E>
struct Spell<E> {
  static std::string type() { return std::string(Names<E>::name); }
  static std::string read() { return "r.spelling(" + type() + "Values)"; }
};
template <Described T>
struct Spell<T> {
  static std::string type() { return std::string(Shape<T>::name); }
  static std::string read() { return "read" + type() + "(r)"; }
};
template <Described T>
struct Spell<std::vector<T>> {
  static std::string type() { return "readonly " + Spell<T>::type() + "[]"; }
  static std::string read() { return "r.list(read" + Spell<T>::type() + ")"; }
};

/// What a caller writes: plain numbers and arrays, because questions are made in JavaScript.
template <class T>
struct Ask : Spell<T> {
  static std::string write(const std::string& value) {
    return "write" + Spell<T>::type() + "(w, " + value + ")";
  }
};
template <>
struct Ask<bool> : Spell<bool> {
  static std::string write(const std::string& value) { return "w.bool(" + value + ")"; }
};
template <>
struct Ask<std::string> : Spell<std::string> {
  static std::string write(const std::string& value) { return "w.text(" + value + ")"; }
};
template <class Tag>
struct Ask<Quantity<Tag>> {
  static std::string type() { return "number"; }
  static std::string write(const std::string& value) { return "w.number(" + value + ")"; }
};
template <DescribedEnum E>
struct Ask<E> : Spell<E> {
  static std::string write(const std::string& value) {
    return "w.spelling(" + Spell<E>::type() + "Values, " + value + ")";
  }
};
template <class Tag>
struct Ask<std::vector<Quantity<Tag>>> {
  static std::string type() { return "readonly number[]"; }
  static std::string write(const std::string& value) { return "w.column(" + value + ")"; }
};
template <>
struct Ask<std::vector<std::string>> {
  static std::string type() { return "readonly string[]"; }
  static std::string write(const std::string& value) { return "w.textColumn(" + value + ")"; }
};

/// Enums whose values are described in a table of their own.
template <class E>
struct Measures;
template <>
struct Measures<MeasureId> {
  static constexpr bool value = true;
};

class Emitter {
 public:
  template <DescribedEnum E>
  void add_enum() {
    comment("", Names<E>::doc);
    const std::string name(Names<E>::name);
    out_ += "export const " + name + "Values = [\n";
    for (const auto& value : Names<E>::values) {
      out_ += "  " + quoted(value.name) + ",";
      // Of a measure the sentence stands in its table.
      if constexpr (!requires { Measures<E>::value; }) out_ += " // " + std::string(value.doc);
      out_ += "\n";
    }
    out_ += "] as const;\nexport type " + name + " = (typeof " + name + "Values)[number];\n\n";
  }

  template <Described T>
  void add_answer() {
    interface_head<T>();
    for_each_field<T>([&](const auto& each) { member<Spell>(each); });
    out_ += "}\n\n";
    const std::string name(Shape<T>::name);
    out_ += "export function read" + name + "(r: WireReader): " + name + " {\n  return {\n";
    for_each_field<T>([&](const auto& each) {
      using Member = std::remove_cvref_t<decltype(std::declval<T>().*each.member)>;
      out_ += "    " + std::string(each.name) + ": " + Spell<Member>::read() + ",\n";
    });
    out_ += "  };\n}\n\n";
  }

  template <Described T>
  void add_question() {
    interface_head<T>();
    for_each_field<T>([&](const auto& each) { member<Ask>(each); });
    out_ += "}\n\n";
    const std::string name(Shape<T>::name);
    out_ += "export function write" + name + "(w: WireWriter, value: " + name + "): void {\n";
    for_each_field<T>([&](const auto& each) {
      using Member = std::remove_cvref_t<decltype(std::declval<T>().*each.member)>;
      out_ += "  " + Ask<Member>::write("value." + std::string(each.name)) + ";\n";
    });
    out_ += "}\n\n";
  }

  void add_units() {
    for (const std::string_view unit :
         {UsdTag::unit, TokensTag::unit, CountTag::unit, SecondsTag::unit, InstantTag::unit,
          FractionTag::unit, MultipleTag::unit, MeasuredTag::unit}) {
      out_ += "export type " + pascal(unit) + " = Unit<" + quoted(unit) + ">;\n";
    }
    out_ += "\n";
  }

  /// The texts of a table of measures, for the enum `id` of theirs.
  template <class Table>
  void add_measures(std::string_view constant, std::string_view id, const Table& table) {
    out_ += "/** What each measure means: shown wherever a figure explains itself. */\n";
    out_ += "export const " + std::string(constant) + ": Readonly<Record<" + std::string(id) +
            ", Measure>> = {\n";
    for (const auto& measure : table) {
      out_ += "  " + std::string(measure.name) + ": {\n";
      out_ += "    unit: " + quoted(spelling(measure.unit)) + ",\n";
      out_ += "    label: " + quoted(measure.label) + ",\n";
      out_ += "    sentence: " + quoted(measure.sentence) + ",\n";
      out_ += "    formula: " + quoted(measure.formula) + ",\n  },\n";
    }
    out_ += "};\n\n";
  }

  void raw(std::string_view text) { out_ += text; }
  std::string take() { return std::move(out_); }

 private:
  template <Described T>
  void interface_head() {
    comment("", Shape<T>::doc);
    out_ += "export interface " + std::string(Shape<T>::name) + " {\n";
  }

  template <template <class> class How, class Struct, class Member>
  void member(const Field<Struct, Member>& each) {
    comment("  ", each.doc);
    out_ += "  readonly " + std::string(each.name) + ": " + How<Member>::type() + ";\n";
  }

  void comment(std::string_view indent, std::string_view doc) {
    if (!doc.empty()) out_ += std::string(indent) + "/** " + std::string(doc) + " */\n";
  }

  std::string out_;
};

}  // namespace cronlens::typescript
