// SPDX-License-Identifier: MIT
// What of the runs a Query keeps, its window aside. Decided once per query by names and ids; rows
// are never looked at.
#pragma once

#include <optional>
#include <vector>

#include "cronlens/contract/query.hpp"
#include "facts/jobs_file.hpp"
#include "totals/cells.hpp"

namespace cronlens::select {

class Filter {
 public:
  Filter(const totals::Cells& cells, const facts::JobsFile* jobs, const Query& query);

  /// Whether runs of the key pass outcome, mode, job, model, provider and text.
  bool keeps(const totals::Key& key) const;

  /// What the answer depends on: keys that leave out the rest are judged all the same.
  totals::Grain grain() const { return grain_; }

 private:
  using Flags = std::vector<char>;  // by dictionary id; bits would be slower to ask for

  struct Text {
    Flags jobs, models, providers;
    bool has(const totals::Key& key) const {
      return jobs[key.job] || models[key.model] || providers[key.provider];
    }
  };
  void look_for(const facts::Facts& facts, const facts::JobsFile* file, const std::string& part);

  totals::Grain grain_;
  OutcomeFilter outcome_;
  Flags jobs_, models_, providers_, modes_;
  std::optional<Text> with_text_;
};

/// The cells that are kept, in cell order.
std::vector<const totals::Cell*> select_cells(const totals::Cells& cells, const Filter& filter);

}  // namespace cronlens::select
