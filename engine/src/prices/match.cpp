// SPDX-License-Identifier: MIT
// A model's name to a price, in a fixed order of rules; never by likeness.
#include <algorithm>

#include "cronlens/prices.hpp"
#include "prices/index.hpp"
#include "prices/names.hpp"

namespace cronlens::prices {
namespace {

using Places = PriceBook::Index::Places;

/// Which entries count: those of the run's provider and those that name none, or all.
class ProviderFilter {
 public:
  static ProviderFilter only(const PriceBook::Index& index, const std::string& provider) {
    ProviderFilter filter;
    filter.all_ = false;
    filter.ids_.push_back(provider);
    for (const auto& [rule, id] : index.providers) {
      if (!provider.empty() && rule.matches(provider)) filter.ids_.push_back(folded(id));
    }
    return filter;
  }
  static ProviderFilter everyone() { return {}; }

  bool is_everyone() const { return all_; }
  bool keeps(const Entry& entry) const {
    if (all_ || entry.provider.empty()) return true;
    const std::string provider = folded(entry.provider);
    return std::find(ids_.begin(), ids_.end(), provider) != ids_.end();
  }

 private:
  bool all_ = true;
  std::vector<std::string> ids_;
};

struct Hit {
  MatchRule rule = MatchRule::none;
  std::vector<std::uint32_t> places;  // in the order of the list, not empty where found
};

class Finder {
 public:
  Finder(const PriceBook& book, ProviderFilter filter)
      : index_(book.index()), filter_(std::move(filter)) {}

  /// Through every rule that is not a guess.
  Hit find(const std::string& name) const {
    if (auto hit = by_name(name, MatchRule::exact, MatchRule::alias); hit.found) return hit.hit;
    const auto shorter = without_provider(name);
    for (const std::string_view each : shorter) {
      if (auto hit = by_name(std::string(each), MatchRule::provider_stripped); hit.found) {
        return hit.hit;
      }
    }
    if (auto hit = by_undated(name, shorter); hit.found) return hit.hit;
    if (auto hit = by_pattern(name); hit.found) return hit.hit;
    for (const std::string_view each : shorter) {
      if (auto hit = by_pattern(each); hit.found) return hit.hit;
    }
    return {};
  }

 private:
  struct Try {
    bool found = false;
    Hit hit;
  };

  Try kept(const Places& places, MatchRule rule) const {
    Try result;
    for (const std::uint32_t place : places) {
      if (filter_.keeps(index_.entries[place])) result.hit.places.push_back(place);
    }
    result.found = !result.hit.places.empty();
    result.hit.rule = rule;
    return result;
  }

  Try by_name(const std::string& name, MatchRule rule, std::optional<MatchRule> alias = {}) const {
    const auto exact = index_.by_model.find(name);
    if (exact != index_.by_model.end()) {
      if (auto hit = kept(exact->second, rule); hit.found) return hit;
    }
    const auto other = index_.by_alias.find(name);
    return other == index_.by_alias.end() ? Try{} : kept(other->second, alias.value_or(rule));
  }

  Try by_undated(const std::string& name, const std::vector<std::string_view>& shorter) const {
    std::vector<std::string_view> names{name};
    names.insert(names.end(), shorter.begin(), shorter.end());
    for (const std::string_view each : names) {
      const auto undated = without_date(each);
      if (!undated) continue;
      if (auto hit = by_name(*undated, MatchRule::date_stripped); hit.found) return hit;
    }
    return {};
  }

  /// The first wildcard of each provider that fits, in the order of the list.
  Try by_pattern(std::string_view name) const {
    Places places;
    const auto seen = [&](const std::string& provider) {
      return std::any_of(places.begin(), places.end(), [&](std::uint32_t place) {
        return index_.entries[place].provider == provider;
      });
    };
    for (const auto& [rule, place] : index_.patterns) {
      const Entry& entry = index_.entries[place];
      if (filter_.keeps(entry) && !seen(entry.provider) && rule.matches(name)) {
        places.push_back(place);
      }
    }
    return kept(places, MatchRule::pattern);
  }

  const PriceBook::Index& index_;
  ProviderFilter filter_;
};

NanoUsd weight(const Entry& entry) {
  const Rates& rates = entry.rates.back().rates;
  return rates.input.value_or(0) + rates.output.value_or(0);
}

/// The provider that makes the model itself, where the list knows it.
std::optional<std::uint32_t> home_of(const PriceBook::Index& index, std::string_view name,
                                     const Places& places) {
  std::vector<std::string_view> names{name};
  const auto shorter = without_provider(name);
  names.insert(names.end(), shorter.begin(), shorter.end());
  for (const auto& [rule, provider] : index.homes) {
    const auto makes = [&rule = rule](std::string_view each) { return rule.matches(each); };
    if (std::none_of(names.begin(), names.end(), makes)) continue;
    for (const std::uint32_t place : places) {
      if (index.entries[place].provider == provider) return place;
    }
  }
  return std::nullopt;
}

/// Where a model has several hosts: its maker, else the one in the middle by price.
std::uint32_t choose_host(const PriceBook::Index& index, std::string_view name, Places places,
                          Assumptions& assumptions) {
  if (const auto home = home_of(index, name, places)) return *home;
  const auto cheaper = [&](std::uint32_t a, std::uint32_t b) {
    return weight(index.entries[a]) < weight(index.entries[b]);
  };
  std::stable_sort(places.begin(), places.end(), cheaper);
  const NanoUsd least = weight(index.entries[places.front()]);
  assumptions.hosts_differ = least != weight(index.entries[places.back()]);
  return places[(places.size() - 1) / 2];
}

Match match_in(const PriceBook& book, ProviderFilter filter, const std::string& name) {
  const bool anyone = filter.is_everyone();
  const Hit hit = Finder(book, std::move(filter)).find(name);
  Match match;
  if (hit.rule == MatchRule::none) return match;
  match.rule = hit.rule;
  match.book = &book;
  const std::uint32_t place = choose_host(book.index(), name, hit.places, match.assumptions);
  match.entry = &book.entries()[place];
  match.hosts = hit.places.size();
  match.assumptions.provider_assumed = anyone && !match.entry->provider.empty();
  match.assumptions.is_subscription = match.entry->is_subscription;
  match.assumptions.is_estimate = match.entry->is_estimate;
  return match;
}

bool is_free(std::string_view name) {
  return name.ends_with(":free") && name.size() > 5;
}

Match match_through(const Books& books, const std::string& provider, const std::string& name) {
  for (const PriceBook* book : books) {
    auto match = match_in(*book, ProviderFilter::only(book->index(), provider), name);
    if (match.found()) return match;
  }
  for (const PriceBook* book : books) {
    auto match = match_in(*book, ProviderFilter::everyone(), name);
    // What another host sells under a like name is not what this one gives away.
    const bool is_other = match.rule != MatchRule::exact && match.rule != MatchRule::alias;
    if (match.found() && !(is_free(name) && is_other)) return match;
  }
  return {};
}

}  // namespace

std::string_view name_of(MatchRule rule) {
  switch (rule) {
    case MatchRule::none:
      return "none";
    case MatchRule::exact:
      return "exact";
    case MatchRule::alias:
      return "alias";
    case MatchRule::provider_stripped:
      return "provider_stripped";
    case MatchRule::date_stripped:
      return "date_stripped";
    case MatchRule::pattern:
      return "pattern";
    case MatchRule::free_suffix:
      return "free_suffix";
    case MatchRule::variant_stripped:
      return "variant_stripped";
  }
  return "";
}

Match find_price(const Books& books, std::string_view provider, std::string_view model) {
  const std::string name = folded(model), host = folded(provider);
  if (name.empty()) return {};
  auto match = match_through(books, host, name);
  if (match.found()) return match;
  if (is_free(name)) {
    match.rule = MatchRule::free_suffix;
    match.assumptions.guessed = true;
    return match;
  }
  std::string shorter = name;
  while (const auto variant = without_variant(shorter)) {
    shorter = std::string(*variant);
    match = match_through(books, host, shorter);
    if (!match.found()) continue;
    match.rule = MatchRule::variant_stripped;
    match.assumptions.guessed = true;
    return match;
  }
  return {};
}

}  // namespace cronlens::prices
