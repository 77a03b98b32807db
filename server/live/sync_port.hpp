// SPDX-License-Identifier: MIT
// The one thing that the server asks of synchronisation, so that it works without it.
#pragma once

#include <functional>
#include <string>

namespace cronlens::live {

struct SyncReport {
  bool done = false;
  /// done: the counts as a JSON object, in the keys of the Cronalytics API.
  std::string result_json = "{}";
  /// done: what that API does not have, as a JSON object.
  std::string details_json = "{}";
  /// Not done: a code for programs and a sentence that says what to do.
  std::string code, sentence;
};

/// Brings facts.db up to date with state.db. Is called from one thread at a time.
using Sync = std::function<SyncReport()>;

}  // namespace cronlens::live
