// SPDX-License-Identifier: MIT
// A request target taken apart: path segments and query parameters, percent-decoded.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cronlens::cronalytics {

struct Target {
  std::vector<std::string> path;
  std::map<std::string, std::string, std::less<>> parameters;  // the last of a name counts
};

/// Splits the target; the prefix /api/plugins/cronalytics is taken off when it is there.
Target parse_target(std::string_view target);

}  // namespace cronlens::cronalytics
