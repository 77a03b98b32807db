// SPDX-License-Identifier: MIT
// A report as one HTML file: the template that the page's build made, with its holes filled. The
// page fills the same template in the same way: web/src/report/template.ts.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace cronlens::report_file {

struct Parts {
  std::string_view title;
  std::string_view summary;  // HTML
  std::string_view meta;     // JSON
  std::span<const std::uint8_t> data;
};

/// Nothing, and the reason in `why`, where the template is none of this build or memory ends.
std::optional<std::string> fill(std::string_view page, const Parts& parts, std::string& why);

}  // namespace cronlens::report_file
