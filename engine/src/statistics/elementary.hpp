// SPDX-License-Identifier: MIT
// Exponential and logarithm from IEEE additions, multiplications and divisions alone. The C
// libraries of this machine and of the tab differ in the last digit, and an answer must not.
#pragma once

namespace cronlens::statistics {

/// e^x to about one unit in the last place; 0 below -745, infinity above 709.78.
double exponential(double x);

/// Natural logarithm; -infinity at 0, NaN below.
double logarithm(double x);

}  // namespace cronlens::statistics
