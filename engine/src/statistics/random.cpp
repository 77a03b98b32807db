// SPDX-License-Identifier: MIT
#include "statistics/random.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "statistics/distributions.hpp"
#include "statistics/elementary.hpp"

namespace cronlens::statistics {
namespace {

// A binomial of at least this variance is a normal curve to the percent.
constexpr double kLeastForNormal = 100;

}  // namespace

std::uint64_t split_mix(std::uint64_t& state) {
  state += 0x9e3779b97f4a7c15u;
  std::uint64_t z = state;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return hash;
}

Random::Random(std::uint64_t seed) : state_{} {
  for (std::uint64_t& word : state_) word = split_mix(seed);
}

std::uint64_t Random::next() {
  const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t shifted = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

double Random::uniform() {
  return (static_cast<double>(next() >> 12) + 0.5) * 0x1p-52;
}

double Random::normal() {
  return normal_quantile(uniform());
}

double Random::gamma(double shape) {
  const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
  while (true) {
    const double x = normal(), root = 1 + c * x;
    if (root <= 0) continue;
    const double v = root * root * root;
    if (logarithm(uniform()) < x * x / 2 + d - d * v + d * logarithm(v)) return d * v;
  }
}

double Random::chi_square(double degrees) {
  return 2 * gamma(degrees / 2);
}

double Random::beta(double a, double b) {
  const double x = gamma(a);
  return x / (x + gamma(b));
}

std::int64_t Random::binomial(std::int64_t trials, double chance) {
  const double mean = static_cast<double>(trials) * chance, variance = mean * (1 - chance);
  if (variance > kLeastForNormal) {
    const double drawn = std::floor(mean + std::sqrt(variance) * normal() + 0.5);
    return static_cast<std::int64_t>(std::clamp(drawn, 0.0, static_cast<double>(trials)));
  }
  return chance > 0.5 ? trials - hits(trials, 1 - chance) : hits(trials, chance);
}

std::int64_t Random::hits(std::int64_t trials, double chance) {
  const double miss = logarithm(1 - chance);
  // So small a chance is none in as many trials as there can be.
  if (miss == 0) return 0;
  std::int64_t hits = 0;
  double trial = 0;
  while (true) {
    trial += 1 + std::floor(logarithm(uniform()) / miss);
    if (trial > static_cast<double>(trials)) return hits;
    ++hits;
  }
}

}  // namespace cronlens::statistics
