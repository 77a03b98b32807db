// SPDX-License-Identifier: MIT
// Damaged files: the walk leaves them to SQLite, or reads exactly what SQLite reads. A file that
// SQLite calls corrupt is never answered by the walk. CRONLENS_CASES=100000 for a long run.
#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <random>

#include "facts_builder.hpp"
#include "two_readers.hpp"

using namespace cronlens;
using namespace cronlens::test;

namespace {

using Bytes = std::vector<std::uint8_t>;

class Mutator {
 public:
  explicit Mutator(std::uint32_t seed) : random_(seed) {}

  Bytes mutate(Bytes bytes, std::size_t page_size) {
    const std::size_t pages = bytes.size() / page_size;
    for (std::size_t times = 1 + below(4); times > 0; --times) {
      std::uint8_t* const page = bytes.data() + below(pages) * page_size;
      mutate_page(bytes, page, page_size);
    }
    return bytes;
  }

 private:
  std::size_t below(std::size_t bound) { return random_() % bound; }
  std::uint8_t byte() { return static_cast<std::uint8_t>(random_()); }

  void mutate_page(const Bytes& bytes, std::uint8_t* page, std::size_t page_size) {
    switch (below(7)) {
      case 0:  // anywhere
        page[below(page_size)] = byte();
        break;
      case 1:  // one bit
        page[below(page_size)] ^= static_cast<std::uint8_t>(1 << below(8));
        break;
      case 2:  // the header of the page
        page[below(12)] = byte();
        break;
      case 3:  // a cell pointer
        page[8 + below(64)] = byte();
        break;
      case 4:  // the start of a cell: sizes, row id, record header
        damage_cell(page, page_size);
        break;
      case 5: {  // another page in this place
        const std::size_t other = below(bytes.size() / page_size) * page_size;
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(other), page_size, page);
        break;
      }
      default: {  // a stretch of one value
        const std::size_t at = below(page_size);
        std::fill_n(page + at, below(std::min<std::size_t>(page_size - at, 40)), byte());
      }
    }
  }

  void damage_cell(std::uint8_t* page, std::size_t page_size) {
    const std::size_t cell = 8 + 2 * below(std::max<std::size_t>(page[4], 1));
    const std::size_t at = (page[cell] * 256u + page[cell + 1]) % page_size;
    page[(at + below(40)) % page_size] = byte();
  }

  std::mt19937 random_;
};

struct Sample {
  Bytes bytes;
  std::size_t page_size;
};

Sample sample(std::size_t page_size, const std::string& before, int rows, int long_every) {
  return {database("PRAGMA page_size = " + std::to_string(page_size) + ";" + before + kCreateTable +
                   "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < " +
                   std::to_string(rows) +
                   ") INSERT INTO cron_runs(session_id, job_id, run_time, model, input_tokens, "
                   "estimated_cost_usd, end_reason, success, ingested_at) SELECT 's' || i, 'j' || "
                   "(i % 3), i * 1.5, CASE WHEN i % " +
                   std::to_string(long_every) +
                   " = 0 THEN printf('%.*c', 700, 'm') ELSE 'm' END, i * i * i, i * 0.25, CASE "
                   "WHEN i % 5 = 0 THEN printf('%.*c', 1500, 'e') END, i % 2, i FROM n;"),
          page_size};
}

int cases_wanted() {
  const char* wanted = std::getenv("CRONLENS_CASES");
  return wanted ? std::atoi(wanted) : 1500;
}

}  // namespace

TEST_CASE("of thousands of damaged files none is read otherwise than by SQLite") {
  const Sample samples[] = {
      sample(512, "", 60, 7),
      sample(512, "PRAGMA auto_vacuum = FULL;", 40, 9),
      sample(1024, "", 300, 10000),
      sample(4096, "", 40, 4),
  };
  Mutator mutator(20260601);
  std::array<int, 5> counts{};
  const int cases = cases_wanted();
  for (int number = 0; number < cases; ++number) {
    const Sample& from = samples[number % std::size(samples)];
    const Verdict verdict = read_twice(mutator.mutate(from.bytes, from.page_size));
    ++counts[static_cast<std::size_t>(verdict)];
    CAPTURE(number);
    REQUIRE(verdict != Verdict::different);
  }
  const auto count = [&](Verdict verdict) { return counts[static_cast<std::size_t>(verdict)]; };
  MESSAGE(cases, " damaged files: ", count(Verdict::same), " read alike, ", count(Verdict::left),
          " left to SQLite, ", count(Verdict::both_refuse), " corrupt to both, ",
          count(Verdict::refused), " refused at once");
  CHECK(count(Verdict::same) > cases / 10);
}
