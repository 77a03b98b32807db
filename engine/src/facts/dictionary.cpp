// SPDX-License-Identifier: MIT
#include "facts/dictionary.hpp"

#include <cstring>

#include "facts/text.hpp"

namespace cronlens::facts {
namespace {

constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15u;

/// Cheap: it runs once per text of every row.
std::uint32_t hash_of(std::string_view text) {
  std::uint64_t hash = text.size() * kOdd;
  const auto mix = [&hash](std::uint64_t part) {
    hash = (hash ^ part) * kOdd;
    hash ^= hash >> 32;
  };
  const char* at = text.data();
  std::size_t left = text.size();
  for (std::uint64_t part = 0; left >= sizeof part; at += sizeof part, left -= sizeof part) {
    std::memcpy(&part, at, sizeof part);
    mix(part);
  }
  std::uint64_t rest = 0;
  for (std::size_t i = 0; i < left; ++i) rest = rest << 8 | static_cast<unsigned char>(at[i]);
  mix(rest);
  return static_cast<std::uint32_t>(hash ^ hash >> 29);
}

}  // namespace

std::size_t Dictionary::place_of(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = places_.size() - 1;
  std::size_t at = hash & mask;
  while (places_[at].id != kNull && !(places_[at].hash == hash && raw_[places_[at].id] == text)) {
    at = (at + 1) & mask;
  }
  return at;
}

std::uint32_t Dictionary::find_or_add(std::string_view text) {
  if (2 * raw_.size() >= places_.size()) grow();
  const std::uint32_t hash = hash_of(text);
  Place& place = places_[place_of(text, hash)];
  if (place.id != kNull) return place.id;
  place = {hash, size()};
  raw_.emplace_back(text);
  texts_.push_back(valid_utf8(text));
  return place.id;
}

void Dictionary::grow() {
  std::vector<Place> before(places_.empty() ? 64 : places_.size() * 2);
  before.swap(places_);
  for (const Place& place : before) {
    if (place.id != kNull) places_[place_of(raw_[place.id], place.hash)] = place;
  }
}

std::optional<std::uint32_t> Dictionary::find(std::string_view text) const {
  if (places_.empty()) return std::nullopt;
  const Place& place = places_[place_of(text, hash_of(text))];
  if (place.id == kNull) return std::nullopt;
  return place.id;
}

}  // namespace cronlens::facts
