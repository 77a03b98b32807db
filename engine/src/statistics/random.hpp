// SPDX-License-Identifier: MIT
// Random draws that are the same on every build: xoshiro256** seeded by splitmix64, both after the
// public-domain definitions of David Blackman and Sebastiano Vigna (prng.di.unimi.it).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace cronlens::statistics {

/// splitmix64: the state after it, and its output.
std::uint64_t split_mix(std::uint64_t& state);

/// FNV-1a of a text, to seed with.
std::uint64_t hash_of(std::string_view text);

class Random {
 public:
  explicit Random(std::uint64_t seed);

  std::uint64_t next();

  /// Uniform in (0, 1): the middles of 2^52 equal parts.
  double uniform();
  double normal();
  /// Gamma with scale 1, by Marsaglia and Tsang. Requires: shape >= 1.
  double gamma(double shape);
  /// Requires: degrees >= 2.
  double chi_square(double degrees);
  /// Requires: a, b >= 1.
  double beta(double a, double b);
  /// By the normal curve where many are to be expected on either side, else exactly, in a time that
  /// grows with the rarer side. Requires: trials >= 0, chance in [0, 1].
  std::int64_t binomial(std::int64_t trials, double chance);

 private:
  /// How many of the trials succeed, by the gaps between them: each gap is geometric.
  std::int64_t hits(std::int64_t trials, double chance);

  std::array<std::uint64_t, 4> state_;
};

}  // namespace cronlens::statistics
