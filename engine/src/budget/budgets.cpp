// SPDX-License-Identifier: MIT
// budget.yaml to limits and back.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "cronlens/budget.hpp"
#include "yaml/python_float.hpp"
#include "yaml/yaml.hpp"

namespace cronlens::budget {
namespace {

using yaml::Node;
using Kind = Node::Kind;

constexpr std::array<const char*, kScopes.size()> kScopeKeys{"global", "per_cron_job", "per_sender",
                                                             "per_profile", "per_group"};
constexpr std::array<const char*, kWindows.size()> kWindowKeys{"daily_usd", "monthly_usd",
                                                               "rolling_7_days_usd", "per_run_usd"};

const Node* map_in(const Node* node, std::string_view key) {
  const Node* found = node ? node->find(key) : nullptr;
  return found && found->is_map() ? found : nullptr;
}

Limits read_limits(const Node& node, const std::string& where, std::vector<std::string>& notes) {
  Limits limits;
  for (const Window window : kWindows) {
    const char* key = kWindowKeys[static_cast<std::size_t>(window)];
    const Node* value = node.find(key);
    if (value == nullptr || value->kind == Kind::null) continue;
    limits.of(window) = yaml::python_float(*value);
    const auto limit = limits.of(window);
    if (!limit) {
      notes.push_back(where + "." + key + " is not a number: no limit");
    } else if (!(*limit > 0)) {
      notes.push_back(where + "." + key + " is not above 0: no limit");
    }
  }
  return limits;
}

ScopeLimits read_scope(const Node& node, const std::string& key, std::vector<std::string>& notes) {
  ScopeLimits scope;
  if (const Node* fallback = map_in(&node, "default")) {
    scope.fallback = read_limits(*fallback, key + ".default", notes);
  }
  const Node* overrides = map_in(&node, "overrides");
  for (const auto& [id, value] : overrides ? overrides->members : Node{}.members) {
    const std::string where = key + ".overrides." + id.text;
    if (!id.is_text()) {
      notes.push_back(where + " is not a text and matches no id: put it in quotes");
    } else if (value.is_map() && !value.members.empty()) {
      scope.overrides.emplace_back(id.text, read_limits(value, where, notes));
    }
  }
  return scope;
}

void read_groups(const Node* groups, Budgets& budgets) {
  for (const auto& [name, jobs] : groups ? groups->members : Node{}.members) {
    Group group{name.text, {}};
    for (const Node& job : jobs.items) group.jobs.push_back(job.text);
    budgets.groups.push_back(std::move(group));
  }
}

void read_thresholds(const Node* thresholds, Budgets& budgets) {
  const auto read = [&](const char* key, double& value) {
    const Node* found = thresholds ? thresholds->find(key) : nullptr;
    const auto number = found ? yaml::python_float(*found) : std::nullopt;
    if (number) value = *number;
  };
  double notice = 0;
  read("notice_pct", notice);
  if (notice > 0) budgets.notice = notice;
  read("soft_pct", budgets.soft);
  read("hard_pct", budgets.hard);
}

/// A text as a YAML scalar; in quotes where it would mean something else without.
std::string scalar(const std::string& text) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./:- ";
  const bool plain = text.find_first_not_of(kPlain) == std::string::npos &&
                     text.find(": ") == std::string::npos && !text.empty() &&
                     !text.ends_with(':') && !text.ends_with(' ') &&
                     std::string_view("-: ./").find(text.front()) == std::string_view::npos;
  if (plain && yaml::resolve_plain(text).kind == Kind::text) return text;
  return nlohmann::json(text).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
}

std::string number(double value) {
  if (std::isnan(value)) return ".nan";
  if (std::isinf(value)) return value < 0 ? "-.inf" : ".inf";
  return nlohmann::json(value).dump();
}

class Writer {
 public:
  void open(int depth, const std::string& key) { text_ += indent(depth) + key + ":\n"; }
  void put(int depth, const std::string& key, const std::string& value) {
    text_ += indent(depth) + key + ": " + value + "\n";
  }
  void item(int depth, const std::string& value) { text_ += indent(depth) + "- " + value + "\n"; }
  void limits(int depth, const std::string& key, const Limits& limits) {
    if (limits.is_empty()) return;
    open(depth, key);
    window_values(depth + 1, limits);
  }
  void window_values(int depth, const Limits& limits) {
    for (const Window window : kWindows) {
      if (const auto limit = limits.of(window)) {
        put(depth, kWindowKeys[static_cast<std::size_t>(window)], number(*limit));
      }
    }
  }
  std::string take() { return std::move(text_); }

 private:
  static std::string indent(int depth) {
    return std::string(static_cast<std::size_t>(depth) * 2, ' ');
  }
  std::string text_;
};

void write_scope(Writer& writer, Scope scope, const ScopeLimits& limits) {
  const std::string key = kScopeKeys[static_cast<std::size_t>(scope)];
  if (scope == Scope::global) return writer.limits(1, key, limits.fallback);
  if (limits == ScopeLimits{}) return;
  writer.open(1, key);
  writer.limits(2, "default", limits.fallback);
  if (limits.overrides.empty()) return;
  writer.open(2, "overrides");
  for (const auto& [id, override] : limits.overrides) writer.limits(3, scalar(id), override);
}

}  // namespace

Limits Budgets::limits(Scope scope, std::string_view id) const {
  const ScopeLimits& from = scopes[static_cast<std::size_t>(scope)];
  for (const auto& [name, limits] : from.overrides) {
    if (name == id) return limits;
  }
  return from.fallback;
}

void Budgets::set(Scope scope, const std::string& id, Window window, std::optional<double> usd) {
  ScopeLimits& to = scopes[static_cast<std::size_t>(scope)];
  if (scope == Scope::global || id.empty()) {
    to.fallback.of(window) = usd;
    return;
  }
  const auto same = [&](const auto& each) { return each.first == id; };
  auto found = std::find_if(to.overrides.begin(), to.overrides.end(), same);
  if (found == to.overrides.end()) found = to.overrides.insert(found, {id, Limits{}});
  found->second.of(window) = usd;
  if (found->second.is_empty()) to.overrides.erase(found);
}

Result<Budgets> parse_budgets(std::string_view text) {
  const auto document = yaml::parse(text);
  if (!document) return document.error();
  const Node& root = document.value();
  Budgets budgets;
  if (!root.is_map() && root.kind != Kind::null) {
    return make_error(ErrorCode::bad_query, "not a budget.yaml: its top is not a map");
  }
  const Node* limits = map_in(&root, "budgets");
  for (const Scope scope : kScopes) {
    const std::string key = kScopeKeys[static_cast<std::size_t>(scope)];
    const Node* node = map_in(limits, key);
    if (node == nullptr) continue;
    auto& into = budgets.scopes[static_cast<std::size_t>(scope)];
    if (scope == Scope::global) {
      into.fallback = read_limits(*node, key, budgets.notes);
    } else {
      into = read_scope(*node, key, budgets.notes);
    }
  }
  read_groups(map_in(&root, "groups"), budgets);
  read_thresholds(map_in(&root, "thresholds"), budgets);
  const Node* estimated = map_in(&root, "on_estimated");
  const Node* mode = estimated ? estimated->find("mode") : nullptr;
  budgets.enforces_estimates = mode && mode->text != "warn_only";
  return budgets;
}

std::string to_yaml(const Budgets& budgets) {
  Writer writer;
  writer.open(0, "budgets");
  for (const Scope scope : kScopes) {
    write_scope(writer, scope, budgets.scopes[static_cast<std::size_t>(scope)]);
  }
  if (!budgets.groups.empty()) writer.open(0, "groups");
  for (const Group& group : budgets.groups) {
    writer.open(1, scalar(group.name));
    for (const std::string& job : group.jobs) writer.item(1, scalar(job));
  }
  writer.open(0, "thresholds");
  if (budgets.notice) writer.put(1, "notice_pct", number(*budgets.notice));
  writer.put(1, "soft_pct", number(budgets.soft));
  writer.put(1, "hard_pct", number(budgets.hard));
  writer.open(0, "on_estimated");
  writer.put(1, "mode", budgets.enforces_estimates ? "enforce" : "warn_only");
  return writer.take();
}

}  // namespace cronlens::budget
