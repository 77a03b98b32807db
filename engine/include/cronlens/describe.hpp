// SPDX-License-Identifier: MIT
// The description kit: a struct that crosses a boundary is described once, beside its definition,
// by a Shape; an enum by its Names. JSON, the binary wire format, the TypeScript types and the
// TypeScript decoder are all derived from these descriptions (codec/, tools/).
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <utility>

namespace cronlens {

/// One field: its wire name, where it lives, and its documentation.
template <class Struct, class Member>
struct Field {
  std::string_view name;
  Member Struct::*member;
  std::string_view doc;
};

template <class Struct, class Member>
constexpr Field<Struct, Member> field(std::string_view name, Member Struct::*member,
                                      std::string_view doc) {
  return {name, member, doc};
}

/// Specialise with: `name`, `doc`, and `fields` (a tuple of Field), in wire order.
template <class T>
struct Shape;

/// Specialise with: `name`, `doc`, and `values` (an array of EnumValue), in enumerator order from
/// 0.
template <class E>
struct Names;

struct EnumValue {
  std::string_view name;
  std::string_view doc;
};

template <class T>
concept Described = requires {
  Shape<T>::fields;
};

template <class E>
concept DescribedEnum = requires {
  Names<E>::values;
};

namespace detail {
template <class E>
consteval auto spellings_of() {
  std::array<std::string_view, Names<E>::values.size()> names{};
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = Names<E>::values[i].name;
  return names;
}
}  // namespace detail

/// The spellings alone: the documentation beside them stays out of what is shipped.
template <DescribedEnum E>
inline constexpr auto kSpellings = detail::spellings_of<E>();

template <DescribedEnum E>
constexpr std::string_view spelling(E value) {
  return kSpellings<E>[static_cast<std::size_t>(value)];
}

/// Calls visit(field) for every field of T, in wire order.
template <Described T, class Visit>
constexpr void for_each_field(Visit&& visit) {
  std::apply([&](const auto&... each) { (visit(each), ...); }, Shape<T>::fields);
}

}  // namespace cronlens
