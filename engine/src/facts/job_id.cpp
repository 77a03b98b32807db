// SPDX-License-Identifier: MIT
#include "cronlens/job_id.hpp"

namespace cronlens {

std::optional<std::string> job_id_of_session(std::string_view session_id) {
  constexpr std::string_view kPrefix = "cron_";
  if (session_id.substr(0, kPrefix.size()) != kPrefix) return std::nullopt;
  const std::string_view rest = session_id.substr(kPrefix.size());
  const auto time = rest.rfind('_');
  if (time == std::string_view::npos || time == 0) return std::nullopt;
  const auto date = rest.rfind('_', time - 1);
  if (date == std::string_view::npos) return std::nullopt;
  return std::string(rest.substr(0, date));
}

}  // namespace cronlens
