// SPDX-License-Identifier: MIT
#pragma once

namespace cronlens::measures {

/// The value rounded to `digits` decimals the way Cronalytics (Python's round) does it: from the
/// exact binary value, ties to even. Requires: 0 <= digits <= 6.
double round_decimal(double value, int digits);

}  // namespace cronlens::measures
