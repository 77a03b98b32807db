// SPDX-License-Identifier: MIT
// SplitMix64, after Sebastiano Vigna's public-domain splitmix64.c (prng.di.unimi.it). Whole numbers
// only: skewed draws are products of uniform ones, because exp and log differ between builds.
#pragma once

#include <cstdint>

namespace cronlens::sample {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  /// A stream of its own for each key, so that a change to one job leaves the others as they were.
  static Random stream(std::uint64_t seed, std::uint64_t key) {
    Random outer(seed);
    return Random(outer.next() ^ Random(key).next());
  }

  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }

  /// Uniform in [low, high]. Requires: low <= high, and fewer than 2^32 values.
  std::int64_t between(std::int64_t low, std::int64_t high) {
    const auto count = static_cast<std::uint64_t>(high - low) + 1;
    return low + static_cast<std::int64_t>(((next() >> 32) * count) >> 32);
  }

  bool chance(std::int64_t permille) { return between(0, 999) < permille; }

  /// A factor around 1, in thousandths: mostly 0.4 to 1.8, one in 25 stretched two to five times.
  std::int64_t skewed() {
    const std::int64_t body = between(500, 1500) * between(500, 1500) / 1000;
    return chance(40) ? body * between(2000, 5000) / 1000 : body;
  }

 private:
  std::uint64_t state_;
};

}  // namespace cronlens::sample
