// SPDX-License-Identifier: MIT
// What is written to: how wide it is, and whether it shows colours.
#pragma once

#include <string>
#include <string_view>

namespace cronlens::server::text {

enum class Ink { plain, title, faint, good, bad, warning };

struct Screen {
  /// 0: as wide as needed, as for a file or another program.
  int width = 0;
  bool color = false;

  std::string paint(Ink ink, std::string_view words) const;
};

/// Standard output. `color` is auto, always or never; auto is for terminals, unless NO_COLOR is set
/// (no-color.org) or TERM is dumb.
Screen find_screen(const std::string& color);

}  // namespace cronlens::server::text
