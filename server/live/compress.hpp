// SPDX-License-Identifier: MIT
// Bytes made smaller for the way, with zlib or libzstd at their fastest useful setting.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "live/spool.hpp"

namespace cronlens::live {

enum class Coding { none, gzip, zstd };

/// The name in Content-Encoding; "" for none.
std::string_view name_of(Coding coding);

/// What the Accept-Encoding header allows; zstd where both are.
Coding accepted_coding(std::string_view accept_encoding);

/// Nothing when it fails.
std::optional<std::string> compressed(std::string_view text, Coding coding);

/// The same from file to file, piece by piece. False when there is no room.
bool compress_file(const SpoolFile& from, SpoolFile& into, Coding coding);

}  // namespace cronlens::live
