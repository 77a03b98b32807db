// SPDX-License-Identifier: MIT
#include "sync/options.hpp"

#include <cstdlib>

namespace cronlens::sync {

Paths paths_of_home(const std::filesystem::path& home) {
  const auto plugin = home / "plugins/cronalytics";
  return {.state_db = home / "state.db",
          .jobs = home / "cron/jobs.json",
          .output_dir = home / "cron/output",
          .facts = plugin / "facts.db",
          .watermark = plugin / "watermark.json",
          .queue = home / "plugin-data/cronlens/queue"};
}

std::filesystem::path home_of_environment() {
  const char* hermes = std::getenv("HERMES_HOME");
  if (hermes != nullptr && *hermes != '\0') return hermes;
  const char* user = std::getenv("HOME");
  return std::filesystem::path(user == nullptr ? "" : user) / ".hermes";
}

}  // namespace cronlens::sync
