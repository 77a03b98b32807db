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
  std::uint64_t part = 0;
  const std::size_t size = text.size();
  for (std::size_t at = 0; at + sizeof part <= size; at += sizeof part) {
    std::memcpy(&part, text.data() + at, sizeof part);
    mix(part);
  }
  // The last word may have bytes again that were mixed in; only a short text is taken apart.
  if (size >= sizeof part) {
    std::memcpy(&part, text.data() + size - sizeof part, sizeof part);
  } else {
    part = 0;
    for (const char byte : text) part = part << 8 | static_cast<unsigned char>(byte);
  }
  mix(part);
  return static_cast<std::uint32_t>(hash ^ hash >> 29);
}

}  // namespace

std::size_t Dictionary::place_of(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = places_.size() - 1;
  std::size_t at = hash & mask;
  while (places_[at].id != kNull &&
         !(places_[at].hash == hash && is_same_text(raw_[places_[at].id], text))) {
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
