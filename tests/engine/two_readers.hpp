// SPDX-License-Identifier: MIT
// Reads a file through the walk over its leaves and through SQLite, and compares every value.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "facts/read_facts.hpp"
#include "facts/walk_facts.hpp"

namespace cronlens::test {

enum class Verdict {
  same,         // both read it, alike
  left,         // the walk left it to SQLite
  refused,      // refused before any row is read
  both_refuse,  // the walk left it, and SQLite calls it corrupt
  different,    // the fault that this is all about
};

inline bool same_texts(const facts::Dictionary& a, const facts::Dictionary& b) {
  if (a.size() != b.size()) return false;
  for (std::uint32_t id = 0; id < a.size(); ++id) {
    if (a.text(id) != b.text(id) || a.find(a.text(id)) != b.find(a.text(id))) return false;
  }
  return true;
}

inline std::string column_bytes(facts::Facts& facts) {
  std::string all;
  facts::Facts::for_each_column([&](auto member) {
    const auto& column = facts.*member;
    all.append(reinterpret_cast<const char*>(column.data()), column.size() * sizeof(column[0]));
    all += '|';
  });
  return all.append(reinterpret_cast<const char*>(&facts.last_ingested), sizeof(double));
}

inline bool same_caveats(const std::vector<Caveat>& a, const std::vector<Caveat>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Caveat& x, const Caveat& y) {
    return x.code == y.code && x.count == y.count && x.subject == y.subject;
  });
}

inline bool same_facts(facts::Facts& a, facts::Facts& b) {
  return column_bytes(a) == column_bytes(b) && same_texts(a.jobs, b.jobs) &&
         same_texts(a.models, b.models) && same_texts(a.providers, b.providers) &&
         same_texts(a.modes, b.modes);
}

/// A file that is not in memory: every read is a copy. It fails after `reads` of them.
class CopyingSource final : public ByteSource {
 public:
  explicit CopyingSource(std::vector<std::uint8_t> bytes, int reads = -1)
      : bytes_(std::move(bytes)), reads_(reads) {}
  std::uint64_t size() const override { return bytes_.size(); }
  bool read(std::uint64_t offset, std::span<std::uint8_t> into) const override {
    if (reads_ == 0 || offset + into.size() > bytes_.size()) return false;
    if (reads_ > 0) --reads_;
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(offset), into.size(), into.begin());
    return true;
  }

 private:
  std::vector<std::uint8_t> bytes_;
  mutable int reads_;
};

inline Verdict read_twice(std::unique_ptr<ByteSource> file,
                          const std::vector<std::uint8_t>& wal = {}) {
  std::vector<Caveat> ignored, walked_caveats, caveats;
  auto database = facts::Database::open(std::move(file), wal, ignored);
  if (!database) return Verdict::refused;
  const auto layout = facts::TableLayout::inspect(database.value(), ignored);
  if (!layout) return Verdict::refused;
  auto walked = facts::walk_facts(database.value(), layout.value(), walked_caveats);
  auto read = facts::read_facts_by_sqlite(database.value(), layout.value(), caveats);
  if (!walked) {
    if (!walked_caveats.empty()) return Verdict::different;
    return read ? Verdict::left : Verdict::both_refuse;
  }
  if (!read || !same_caveats(walked_caveats, caveats)) return Verdict::different;
  return same_facts(*walked, read.value()) ? Verdict::same : Verdict::different;
}

/// From memory and by copies; both have to give the same verdict.
inline Verdict read_twice(const std::vector<std::uint8_t>& bytes,
                          const std::vector<std::uint8_t>& wal = {}) {
  const Verdict in_place = read_twice(std::make_unique<MemorySource>(bytes), wal);
  const Verdict copied = read_twice(std::make_unique<CopyingSource>(bytes), wal);
  return in_place == copied ? in_place : Verdict::different;
}

}  // namespace cronlens::test
