// SPDX-License-Identifier: MIT
// JSON taken apart as text: an object or a list into the texts of its values, without a tree. So
// one value that is not in order costs only itself, and many keys cost no more than their length.
#pragma once

#include <optional>
#include <string_view>

namespace cronlens::facts {

/// Deeper nesting than any jobs.json has; it bounds the recursion of whoever parses a part.
inline constexpr int kMaxDepth = 64;

/// The text without white space around it.
std::string_view trimmed(std::string_view text);

/// Walks over the values of an object or a list, in their order.
class JsonParts {
 public:
  struct Part {
    std::string_view key;  // with its quotes and escapes; empty in a list
    std::string_view value;
    int commas = 0;  // in the value, outside texts: how many things it may hold
  };

  /// Requires: `text` is trimmed and begins with { or [.
  explicit JsonParts(std::string_view text) : text_(text), object_(text.front() == '{') {}

  /// The next part, or nothing: at the end, or where the text is not in order.
  std::optional<Part> next();

  /// After the last part: whether all of the text was in order.
  bool complete() const { return state_ == State::done; }
  bool too_deep() const { return too_deep_; }

 private:
  enum class State { before_first, between, done, broken };

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void skip_space();
  bool take(char c);
  bool skip_string();
  bool skip_nested(int& commas);
  bool skip_value(int& commas);
  bool read_part(Part& part);
  std::optional<Part> stop(State state);

  std::string_view text_;
  bool object_;
  std::size_t at_ = 1;
  State state_ = State::before_first;
  bool too_deep_ = false;
};

}  // namespace cronlens::facts
