// SPDX-License-Identifier: MIT
#include "http/static_files.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "files.hpp"

namespace cronlens::server::http {
namespace {

constexpr auto kTypes = std::to_array<std::pair<std::string_view, std::string_view>>({
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".wasm", "application/wasm"},
    {".zst", "application/zstd"},
    {".json", "application/json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
});

std::string_view type_of(const std::filesystem::path& path) {
  const std::string extension = path.extension().string();
  const auto* found = std::find_if(kTypes.begin(), kTypes.end(),
                                   [&](const auto& each) { return each.first == extension; });
  return found == kTypes.end() ? "application/octet-stream" : found->second;
}

/// FNV-1a over the bytes: the same build has the same tag on every machine.
std::string etag_of(std::string_view body) {
  std::uint64_t hash = 14695981039346656037ull;
  for (const char c : body) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return "\"" + std::to_string(hash) + "\"";
}

bool is_inside(const std::filesystem::path& path, const std::filesystem::path& root) {
  const auto [end, rest] = std::mismatch(root.begin(), root.end(), path.begin(), path.end());
  return end == root.end() && rest != path.end();
}

}  // namespace

std::optional<StaticFiles> StaticFiles::open(const std::filesystem::path& folder,
                                             std::string& why) {
  std::error_code error;
  const auto root = std::filesystem::canonical(folder, error);
  if (error || !std::filesystem::is_regular_file(root / "index.html", error)) {
    why = "there is no page in " + folder.string() + " (no index.html); run scripts/build first";
    return std::nullopt;
  }
  return StaticFiles(root);
}

std::optional<StaticFile> StaticFiles::find(std::string_view path) const {
  const std::string name =
      path.empty() || path.ends_with('/') ? std::string(path) + "index.html" : std::string(path);
  // canonical() follows links, so one that leads out of the folder is seen for what it is.
  std::error_code error;
  const auto place = std::filesystem::canonical(root_ / name, error);
  if (error || !is_inside(place, root_)) return std::nullopt;
  std::string why;
  auto body = read_text(place, why);
  if (!body) return std::nullopt;
  std::string etag = etag_of(*body);
  return StaticFile{std::move(*body), type_of(place), std::move(etag)};
}

bool etag_matches(std::string_view if_none_match, std::string_view etag) {
  return if_none_match == "*" || if_none_match.find(etag) != std::string_view::npos;
}

}  // namespace cronlens::server::http
