// SPDX-License-Identifier: MIT
// The queue of ended sessions: a file of JSON lines {"session_id": …} that the Hermes plugin
// appends to. A line stays until its session is stored, so that nothing that is pending is lost
// when a process dies.
//
// Who appends opens the file for appending, takes flock(LOCK_EX) on it, makes sure that the path
// still names that file (else opens it anew), and writes one line. Here the file is replaced while
// that lock is held.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace cronlens::sync {

struct QueuedSession {
  std::string session_id;
  /// When a synchronisation saw it first.
  double since = 0;
};

/// The sessions in a queue's text, each once. Text that is no line of a queue is passed over; an
/// end that was cut off by a crash does not take the line after it along.
std::vector<QueuedSession> parse_queue(const std::string& text, double now);

/// The queue's sessions; none where there is no file. `why` says what is wrong with it.
std::vector<QueuedSession> read_queue(const std::filesystem::path& path, double now,
                                      std::string& why);

/// Keeps the sessions for which `stays` is true, those included that were appended since it was
/// read. Gives how many are left, or -1 and the reason in `why`.
int settle_queue(const std::filesystem::path& path, double now,
                 const std::function<bool(const QueuedSession&)>& stays, std::string& why);

}  // namespace cronlens::sync
