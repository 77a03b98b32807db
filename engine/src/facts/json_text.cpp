// SPDX-License-Identifier: MIT
#include "facts/json_text.hpp"

#include <algorithm>

namespace cronlens::facts {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

}  // namespace

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

void JsonParts::skip_space() {
  while (at_ < text_.size() && kSpace.find(text_[at_]) != std::string_view::npos) ++at_;
}

bool JsonParts::take(char c) {
  skip_space();
  if (peek() != c) return false;
  ++at_;
  return true;
}

bool JsonParts::skip_string() {
  for (++at_; at_ < text_.size(); ++at_) {
    if (text_[at_] == '\\') {
      ++at_;
    } else if (text_[at_] == '"') {
      ++at_;
      return true;
    }
  }
  return false;
}

bool JsonParts::skip_nested(int& commas) {
  char closing[kMaxDepth];
  int depth = 0;
  do {
    const char c = peek();
    if (c == '"') {
      if (!skip_string()) return false;
      continue;
    }
    if (c == '{' || c == '[') {
      // This value lies in the object or list that is walked over.
      too_deep_ = depth + 1 >= kMaxDepth;
      if (too_deep_) return false;
      closing[depth++] = c == '{' ? '}' : ']';
    } else if (c == '}' || c == ']') {
      if (closing[--depth] != c) return false;
    }
    commas += c == ',' ? 1 : 0;
    ++at_;
  } while (depth > 0 && at_ < text_.size());
  return depth == 0;
}

bool JsonParts::skip_value(int& commas) {
  const char first = peek();
  if (first == '"') return skip_string();
  if (first == '{' || first == '[') return skip_nested(commas);
  const std::size_t begin = at_;
  at_ = std::min(text_.find_first_of(",:]}[{\" \t\r\n", at_), text_.size());
  return at_ > begin;
}

bool JsonParts::read_part(Part& part) {
  skip_space();
  if (object_) {
    const std::size_t begin = at_;
    if (peek() != '"' || !skip_string()) return false;
    part.key = text_.substr(begin, at_ - begin);
    if (!take(':')) return false;
    skip_space();
  }
  const std::size_t begin = at_;
  if (!skip_value(part.commas)) return false;
  part.value = text_.substr(begin, at_ - begin);
  return true;
}

std::optional<JsonParts::Part> JsonParts::stop(State state) {
  state_ = state;
  return std::nullopt;
}

std::optional<JsonParts::Part> JsonParts::next() {
  if (state_ == State::done || state_ == State::broken) return std::nullopt;
  if (take(object_ ? '}' : ']')) return stop(at_ == text_.size() ? State::done : State::broken);
  if (state_ == State::between && !take(',')) return stop(State::broken);
  state_ = State::between;
  Part part;
  if (!read_part(part)) return stop(State::broken);
  return part;
}

}  // namespace cronlens::facts
