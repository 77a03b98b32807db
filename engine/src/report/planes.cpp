// SPDX-License-Identifier: MIT
#include "report/planes.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace cronlens::report {

void PlaneWriter::raw(std::string_view bytes) {
  const std::size_t place = bytes_.size();
  bytes_.resize(place + bytes.size());
  if (!bytes.empty()) std::memcpy(bytes_.data() + place, bytes.data(), bytes.size());
}

void PlaneWriter::number(std::uint64_t value) {
  for (int byte = 0; byte < 8; ++byte) {
    bytes_.push_back(static_cast<std::uint8_t>(value >> (8 * byte)));
  }
}

void PlaneWriter::text(std::string_view value) {
  number(value.size());
  raw(value);
}

void PlaneWriter::numbers(const std::vector<std::uint64_t>& values) {
  std::uint64_t all = 0;
  for (const std::uint64_t value : values) all |= value;
  const int planes = (static_cast<int>(std::bit_width(all)) + 7) / 8;
  bytes_.push_back(static_cast<std::uint8_t>(planes));
  for (int plane = 0; plane < planes; ++plane) {
    for (const std::uint64_t value : values) {
      bytes_.push_back(static_cast<std::uint8_t>(value >> (8 * plane)));
    }
  }
}

std::span<const std::uint8_t> PlaneReader::take(std::uint64_t size) {
  if (size > bytes_.size()) ok_ = false;
  if (!ok_) return {};
  const auto taken = bytes_.first(static_cast<std::size_t>(size));
  bytes_ = bytes_.subspan(static_cast<std::size_t>(size));
  return taken;
}

std::uint64_t PlaneReader::number() {
  std::uint64_t value = 0;
  int byte = 0;
  for (const std::uint8_t part : take(8)) value |= std::uint64_t{part} << (8 * byte++);
  return value;
}

std::string PlaneReader::text() {
  return raw(static_cast<std::size_t>(number()));
}

std::string PlaneReader::raw(std::size_t size) {
  const auto bytes = take(size);
  return {bytes.begin(), bytes.end()};
}

std::vector<std::uint64_t> PlaneReader::numbers(std::size_t count) {
  const auto head = take(1);
  const int planes = head.empty() ? 0 : head[0];
  if (planes > 8) ok_ = false;
  if (!ok_) return {};
  std::vector<std::uint64_t> values(count);
  for (int plane = 0; plane < planes; ++plane) {
    const auto bytes = take(count);
    for (std::size_t row = 0; row < bytes.size(); ++row) {
      values[row] |= std::uint64_t{bytes[row]} << (8 * plane);
    }
  }
  return values;
}

std::optional<double> common_scale(const std::vector<double>& values) {
  for (const double scale : std::to_array<double>({1, 1e3, 1e6, 1e8, 1e9})) {
    const bool fits = std::all_of(values.begin(), values.end(), [scale](double value) {
      if (std::isnan(value)) return true;
      if (!(std::abs(value * scale) < kExact)) return false;
      return static_cast<double>(whole(value, scale)) / scale == value;
    });
    if (fits) return scale;
  }
  return std::nullopt;
}

}  // namespace cronlens::report
