// SPDX-License-Identifier: MIT
#include "cronalytics/parameters.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <vector>

#include "facts/text.hpp"

namespace cronlens::cronalytics {
namespace {

using Choices = std::vector<std::string_view>;

const Choices kOutcomes{"all", "both", "success", "failure"};
const Choices kModes{"all", "agent", "no_agent"};
const Choices kSortKeys{"run_time", "estimated_cost", "duration_seconds", "success",
                        "model",    "input_tokens",   "job_mode"};
const Choices kSortDirections{"asc", "desc"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\n\r\f\v");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\n\r\f\v") - first + 1);
}

/// Digits with single underscores between them; their digits alone, or nothing.
std::optional<std::string> digits_of(std::string_view text) {
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_digit(text[i])) {
      digits += text[i];
    } else if (text[i] != '_' || i == 0 || i + 1 == text.size() || text[i - 1] == '_') {
      return std::nullopt;
    }
  }
  if (digits.empty()) return std::nullopt;
  return digits;
}

/// An integer as pydantic takes it from a string: sign, blanks around, `07`, `7.0`, `1_000`.
std::optional<double> parse_integer(std::string_view text) {
  text = trim(text);
  const bool negative = !text.empty() && text[0] == '-';
  if (negative || (!text.empty() && text[0] == '+')) text.remove_prefix(1);
  if (const auto point = text.find('.'); point != std::string_view::npos) {
    const auto zeros = text.substr(point + 1);
    if (zeros.find_first_not_of('0') != std::string_view::npos) return std::nullopt;
    text = text.substr(0, point);
  }
  const auto digits = digits_of(text);
  if (!digits || digits->size() > 300) return std::nullopt;
  const double value = std::strtod(digits->c_str(), nullptr);
  return negative ? -value : value;
}

std::optional<bool> parse_bool(std::string_view text) {
  const std::string lower = facts::ascii_lower(text);
  const auto is_one_of = [&](std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), lower) != words.end();
  };
  if (is_one_of({"true", "1", "on", "yes", "y", "t"})) return true;
  if (is_one_of({"false", "0", "off", "no", "n", "f"})) return false;
  return std::nullopt;
}

std::string pattern_of(const Choices& choices) {
  std::string pattern;
  for (const auto choice : choices) pattern += (pattern.empty() ? "" : "|") + std::string(choice);
  return "^(" + pattern + ")$";
}

/// Reads parameters one by one and gathers what is wrong with them.
class Validator {
 public:
  explicit Validator(const Target& target) : target_(target) {}

  void integer(std::string_view name, double& to, std::optional<int> most = std::nullopt) {
    const std::string* text = find(name);
    if (!text) return;
    const auto value = parse_integer(*text);
    if (!value) {
      refuse(name, "int_parsing",
             "Input should be a valid integer, unable to parse string as an integer", *text);
    } else if (*value < 0) {
      refuse(name, "greater_than_equal", "Input should be greater than or equal to 0", *text,
             {{"ge", 0}});
    } else if (most && *value > *most) {
      refuse(name, "less_than_equal",
             "Input should be less than or equal to " + std::to_string(*most), *text,
             {{"le", *most}});
    } else {
      to = *value;
    }
  }

  void choice(std::string_view name, const Choices& choices, std::string& to) {
    const std::string* text = find(name);
    if (!text) return;
    if (std::find(choices.begin(), choices.end(), *text) != choices.end()) {
      to = *text;
      return;
    }
    const std::string pattern = pattern_of(choices);
    refuse(name, "string_pattern_mismatch", "String should match pattern '" + pattern + "'", *text,
           {{"pattern", pattern}});
  }

  void boolean(std::string_view name, bool& to) {
    const std::string* text = find(name);
    if (!text) return;
    if (const auto value = parse_bool(*text)) {
      to = *value;
    } else {
      refuse(name, "bool_parsing", "Input should be a valid boolean, unable to interpret input",
             *text);
    }
  }

  Json take_errors() { return std::move(errors_); }

 private:
  const std::string* find(std::string_view name) const {
    const auto found = target_.parameters.find(name);
    return found == target_.parameters.end() ? nullptr : &found->second;
  }
  void refuse(std::string_view name, std::string_view type, std::string message,
              const std::string& input, Json context = nullptr) {
    Json error{{"type", type},
               {"loc", Json::array({"query", name})},
               {"msg", std::move(message)},
               {"input", input}};
    if (!context.is_null()) error["ctx"] = std::move(context);
    errors_.push_back(std::move(error));
  }

  const Target& target_;
  Json errors_ = Json::array();
};

}  // namespace

Json validate(Endpoint endpoint, const Target& target, Parameters& parameters) {
  Validator check(target);
  if (endpoint == Endpoint::runs) {
    parameters.days = 0;
    check.integer("limit", parameters.limit, 500);
  }
  check.integer("days", parameters.days);
  check.choice("outcome", kOutcomes, parameters.outcome);
  check.choice("mode", kModes, parameters.mode);
  if (endpoint == Endpoint::jobs) check.boolean("skip_projections", parameters.skip_projections);
  if (endpoint == Endpoint::runs) {
    check.choice("sort_key", kSortKeys, parameters.sort_key);
    check.choice("sort_dir", kSortDirections, parameters.sort_dir);
  }
  return check.take_errors();
}

}  // namespace cronlens::cronalytics
