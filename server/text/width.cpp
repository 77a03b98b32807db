// SPDX-License-Identifier: MIT
#include "text/width.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace cronlens::server::text {
namespace {

constexpr const char* kBroken = "\xEF\xBF\xBD";    // U+FFFD
constexpr const char* kEllipsis = "\xE2\x80\xA6";  // U+2026
constexpr utf8proc_int32_t kJoiner = 0x200D;
constexpr utf8proc_int32_t kEmojiForm = 0xFE0F;
constexpr utf8proc_int32_t kFirstFlag = 0x1F1E6, kLastFlag = 0x1F1FF;

struct CodePoint {
  utf8proc_int32_t value = -1;
  std::size_t length = 1;
};

/// Broken UTF-8 is a code point of -1, one byte long.
CodePoint code_point_at(std::string_view text, std::size_t at) {
  CodePoint found;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at;
  const auto left = static_cast<utf8proc_ssize_t>(text.size() - at);
  const auto length = utf8proc_iterate(bytes, left, &found.value);
  if (length > 0) {
    found.length = static_cast<std::size_t>(length);
  } else {
    found.value = -1;
  }
  return found;
}

int columns_of(utf8proc_int32_t value) {
  return value < 0 ? 1 : std::max(0, utf8proc_charwidth(value));
}

struct Sign {
  std::size_t length = 0;
  int columns = 0;
};

/// The sign (grapheme cluster) that begins at `at`.
Sign sign_at(std::string_view text, std::size_t at) {
  const CodePoint first = code_point_at(text, at);
  Sign sign{first.length, columns_of(first.value)};
  utf8proc_int32_t state = 0, before = first.value;
  while (at + sign.length < text.size()) {
    const CodePoint next = code_point_at(text, at + sign.length);
    if (before < 0 || next.value < 0) break;
    if (utf8proc_grapheme_break_stateful(before, next.value, &state) != 0) break;
    const bool is_wide =
        next.value == kEmojiForm || (next.value >= kFirstFlag && next.value <= kLastFlag);
    sign.columns = std::max(sign.columns, is_wide ? 2 : columns_of(next.value));
    sign.length += next.length;
    before = next.value;
  }
  return sign;
}

}  // namespace

std::string clean(std::string_view raw) {
  std::string made;
  made.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size();) {
    const CodePoint next = code_point_at(raw, at);
    const auto kind = next.value < 0 ? UTF8PROC_CATEGORY_CC : utf8proc_category(next.value);
    const bool is_control = kind == UTF8PROC_CATEGORY_CC || kind == UTF8PROC_CATEGORY_ZL ||
                            kind == UTF8PROC_CATEGORY_ZP;
    const bool is_hidden = kind == UTF8PROC_CATEGORY_CF && next.value != kJoiner;
    if (is_control) made += kBroken;
    if (!is_control && !is_hidden) made += raw.substr(at, next.length);
    at += next.length;
  }
  return made;
}

int columns(std::string_view clean_text) {
  int taken = 0;
  for (std::size_t at = 0; at < clean_text.size();) {
    const Sign sign = sign_at(clean_text, at);
    taken += sign.columns;
    at += sign.length;
  }
  return taken;
}

std::string cut(std::string_view clean_text, int most) {
  if (columns(clean_text) <= most) return std::string(clean_text);
  int taken = 0;
  std::size_t at = 0;
  while (at < clean_text.size()) {
    const Sign sign = sign_at(clean_text, at);
    if (taken + sign.columns > most - 1) break;
    taken += sign.columns;
    at += sign.length;
  }
  return std::string(clean_text.substr(0, at)) + kEllipsis;
}

}  // namespace cronlens::server::text
