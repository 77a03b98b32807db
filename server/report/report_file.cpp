// SPDX-License-Identifier: MIT
#include "report/report_file.hpp"

#include <zlib.h>

#include <array>
#include <utility>
#include <vector>

namespace cronlens::report_file {
namespace {

using Bytes = std::vector<std::uint8_t>;

/// As small as zlib makes it: a report is made once and read often.
std::optional<Bytes> gzipped(std::span<const std::uint8_t> bytes) {
  z_stream stream{};
  constexpr int kGzip = 15 + 16;
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzip, 9, Z_DEFAULT_STRATEGY) != Z_OK) {
    return std::nullopt;
  }
  Bytes packed(deflateBound(&stream, bytes.size()));
  stream.next_in = const_cast<Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = packed.data();
  stream.avail_out = static_cast<uInt>(packed.size());
  const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return done ? std::optional(std::move(packed)) : std::nullopt;
}

std::string base64(const Bytes& bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::size_t left = bytes.size() - at;
    const auto byte = [&](std::size_t i) { return i < left ? std::uint32_t{bytes[at + i]} : 0; };
    const std::uint32_t bits = byte(0) << 16 | byte(1) << 8 | byte(2);
    for (std::size_t digit = 0; digit < 4; ++digit) {
      text += digit <= left ? kDigits[bits >> (18 - 6 * digit) & 63] : '=';
    }
  }
  return text;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += letter;
    }
  }
  return out;
}

}  // namespace

std::optional<std::string> fill(std::string_view page, const Parts& parts, std::string& why) {
  const auto packed = gzipped(parts.data);
  if (!packed) {
    why = "the data of the report cannot be packed: there is not enough memory";
    return std::nullopt;
  }
  // In the order of the template, from left to right: what is filled in is never looked into.
  const std::array<std::pair<std::string_view, std::string>, 4> holes{
      {{"{{title}}", escaped(parts.title)},
       {"{{summary}}", std::string(parts.summary)},
       {"{{meta}}", escaped(parts.meta)},
       {"{{data}}", base64(*packed)}}};
  std::string html;
  for (const auto& [hole, text] : holes) {
    const std::size_t place = page.find(hole);
    if (place == std::string_view::npos) {
      why = "the template of the reports lacks " + std::string(hole) + ": build the page again";
      return std::nullopt;
    }
    html.append(page.substr(0, place)).append(text);
    page.remove_prefix(place + hole.size());
  }
  return html.append(page);
}

}  // namespace cronlens::report_file
