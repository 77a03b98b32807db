// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "yaml/yaml.hpp"

namespace cronlens::yaml {

/// Python's float() of a text: blanks around it, underscores between digits, inf and nan.
std::optional<double> python_float(std::string_view text);

/// Python's float() of a value: numbers, numeric texts, true as 1. Nothing where it raises.
std::optional<double> python_float(const Node& node);

}  // namespace cronlens::yaml
