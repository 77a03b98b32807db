// SPDX-License-Identifier: MIT
// The contract as text: every type, field and spelling in wire order. Its hash is built into the
// engine and into the page, so that two builds that do not belong together notice at once.
#pragma once

#include <cstdint>
#include <string>

namespace cronlens {

/// The TypeScript module derived from the contract (types, measures, decoders), without its hash.
std::string contract_typescript();

/// 16 hexadecimal digits: FNV-1a over contract_typescript().
std::string contract_hash();

}  // namespace cronlens
