// SPDX-License-Identifier: MIT
// The contract as TypeScript: types, units, measures and decoders, derived from the descriptions.
#pragma once

#include <string>

namespace cronlens {

/// The text of web/src/contract/contract.gen.ts.
std::string contract_typescript();

/// The text of web/src/contract/decide.gen.ts: what the decide view says to its own module.
std::string decide_typescript();

}  // namespace cronlens
