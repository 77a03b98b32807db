// SPDX-License-Identifier: MIT
// A number that differs whenever the contract does: names, field order, types, spellings. Built
// into the engine and into the page, so that two builds that do not belong together notice at once.
// Computed by the compiler: it costs the module eight bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cronlens/contract.hpp"

namespace cronlens {
namespace detail {

// FNV-1a, 64 bit.
constexpr std::uint64_t add_text(std::uint64_t hash, std::string_view text) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return (hash ^ 0xff) * 1099511628211ull;  // an end mark, so that "ab","c" differs from "a","bc"
}

template <class T>
struct HashType;

template <>
struct HashType<bool> {
  static constexpr std::uint64_t add(std::uint64_t hash) { return add_text(hash, "bool"); }
};
template <>
struct HashType<std::string> {
  static constexpr std::uint64_t add(std::uint64_t hash) { return add_text(hash, "text"); }
};
template <class Tag>
struct HashType<Quantity<Tag>> {
  static constexpr std::uint64_t add(std::uint64_t hash) { return add_text(hash, Tag::unit); }
};
template <class T>
struct HashType<std::optional<T>> {
  static constexpr std::uint64_t add(std::uint64_t hash) {
    return HashType<T>::add(add_text(hash, "optional"));
  }
};
template <class T>
struct HashType<std::vector<T>> {
  static constexpr std::uint64_t add(std::uint64_t hash) {
    return HashType<T>::add(add_text(hash, "list"));
  }
};
template <DescribedEnum E>
struct HashType<E> {
  static constexpr std::uint64_t add(std::uint64_t hash) {
    for (const EnumValue& value : Names<E>::values) hash = add_text(hash, value.name);
    return hash;
  }
};
template <Described T>
struct HashType<T> {
  template <class Struct, class Member>
  static constexpr std::uint64_t add_field(std::uint64_t hash, const Field<Struct, Member>& each) {
    return HashType<Member>::add(add_text(hash, each.name));
  }
  static constexpr std::uint64_t add(std::uint64_t hash) {
    return std::apply(
        [&](const auto&... each) {
          ((hash = add_field(hash, each)), ...);
          return hash;
        },
        Shape<T>::fields);
  }
};

template <class... Roots>
constexpr std::uint64_t hash_of() {
  std::uint64_t hash = 14695981039346656037ull;
  ((hash = HashType<Roots>::add(hash)), ...);
  return hash;
}

}  // namespace detail

inline constexpr std::uint64_t kContractHash =
    detail::hash_of<Query, RunsRequest, JobRequest, SparklinesRequest, Error, Snapshot, Dashboard,
                    JobDetail, Sparklines, RunPage>();

/// 16 hexadecimal digits.
inline std::string hash_text(std::uint64_t hash) {
  std::string text;
  for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[(hash >> shift) & 15];
  return text;
}
inline std::string contract_hash() {
  return hash_text(kContractHash);
}

}  // namespace cronlens
