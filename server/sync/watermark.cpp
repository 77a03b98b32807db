// SPDX-License-Identifier: MIT
#include "sync/watermark.hpp"

#include <array>
#include <cmath>
#include <ctime>
#include <nlohmann/json.hpp>

#include "files.hpp"
#include "sync/own_files.hpp"

namespace cronlens::sync {

std::string utc_text(double moment) {
  const auto seconds = static_cast<std::time_t>(std::floor(moment));
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  std::array<char, 32> text{};
  const auto length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text.data(), length};
}

Watermark read_watermark(const std::filesystem::path& path, std::string& why) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return {};
  const auto text = server::read_text(path, why);
  if (!text) return {};
  const auto json = nlohmann::json::parse(*text, nullptr, false);
  if (!json.is_object()) {
    why = path.string() + " is broken; it is made anew.";
    return {};
  }
  Watermark mark;
  const auto ended = json.find("last_ended_at");
  if (ended != json.end() && ended->is_number()) mark.last_ended_at = ended->get<double>();
  const auto sync = json.find("last_sync");
  if (sync != json.end() && sync->is_string()) mark.last_sync = sync->get<std::string>();
  const auto rows = json.find("rows_synced");
  if (rows != json.end() && rows->is_number()) mark.rows_synced = rows->get<std::int64_t>();
  return mark;
}

bool write_watermark(const std::filesystem::path& path, const Watermark& mark, std::string& why) {
  nlohmann::ordered_json json = {{"last_ended_at", mark.last_ended_at}};
  json["last_sync"] = mark.last_sync ? nlohmann::ordered_json(*mark.last_sync) : nullptr;
  json["rows_synced"] = mark.rows_synced;
  using Handler = nlohmann::ordered_json::error_handler_t;
  return replace_file(path, json.dump(2, ' ', true, Handler::replace) + "\n", why);
}

}  // namespace cronlens::sync
