// SPDX-License-Identifier: MIT
// The figures of the decide view, beside those of measure.hpp: they come with what is loaded when
// that view is opened, so that the page's first load does not carry their words.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "cronlens/contract/figure.hpp"
#include "cronlens/describe.hpp"
#include "cronlens/measure.hpp"
#include "cronlens/quantity.hpp"

namespace cronlens {

enum class DecideMeasureId {
  recorded_cost,
  recomputed_cost,
  price_ratio,
  unpriced_runs,
  unpriced_models,
  jobs_off,
  current_month,
  changed_month,
  saving_month,
  spent_so_far,
  forecast_middle,
  forecast_low,
  forecast_high,
  forecast_nominal,
  forecast_trend,
  bands_held,
  limits_reached,
  limits_near,
  month_spent,
  month_expected,
  lasting_departures,
  departure_extra,
  departure_spent,
};

struct DecideMeasureInfo {
  DecideMeasureId id;
  std::string_view name;
  Unit unit;
  std::string_view label;
  std::string_view sentence;
  std::string_view formula;
};

// One entry per DecideMeasureId, in its order.
inline constexpr auto kDecideMeasures = std::to_array<DecideMeasureInfo>({
    {DecideMeasureId::recorded_cost, "recorded_cost", Unit::usd, "Recorded",
     "What the file says the runs cost, over the runs whose cost is known both ways.",
     "sum of estimated_cost_usd of the runs that also have a price"},
    {DecideMeasureId::recomputed_cost, "recomputed_cost", Unit::usd, "By the price lists",
     "What the same runs cost by the price lists, each at the price of its day.",
     "sum of tokens by class x price of the class, of the runs that also have a record"},
    {DecideMeasureId::price_ratio, "price_ratio", Unit::multiple, "Lists / recorded",
     "1 where the record and the price lists agree. Far from 1, a price, a provider or a model is "
     "not what the record was made with.",
     "by the price lists / recorded"},
    {DecideMeasureId::unpriced_runs, "unpriced_runs", Unit::count, "Runs without a price",
     "Runs whose model no list has, whose token counts are not known, or whose kind of token has "
     "no price. They are in no sum.",
     "agents' runs - runs that the lists can price"},
    {DecideMeasureId::unpriced_models, "unpriced_models", Unit::count, "Models without a price",
     "Models of the file that no price list has, under any of its rules.",
     "models whose rule is none"},
    {DecideMeasureId::jobs_off, "jobs_off", Unit::count, "Jobs off",
     "Jobs whose recorded cost and cost by the lists differ by more than 2 % and a cent.",
     "jobs with |lists / recorded - 1| > 0.02 and a difference above $0.01"},
    {DecideMeasureId::current_month, "current_month", Unit::usd, "Now, a month",
     "The tokens of the window at today's prices of the models that used them, for 30 days. Not "
     "the recorded cost: both sides of a comparison have the same prices.",
     "tokens by class x today's price, x 30 / days of the window"},
    {DecideMeasureId::changed_month, "changed_month", Unit::usd, "With the changes, a month",
     "The same tokens with the models, cache shares and schedules chosen here. Jobs that lack a "
     "price keep no figure and are left out on both sides.",
     "tokens by class x price of the chosen model x runs of the new schedule / of the old"},
    {DecideMeasureId::saving_month, "saving_month", Unit::usd, "Saved, a month",
     "What the changes save in 30 days. The range: at worst nothing is read from the new model's "
     "cache and its tokenizer makes 1.3 times the tokens; at best 0.9 times.",
     "now - with the changes"},
    {DecideMeasureId::spent_so_far, "spent_so_far", Unit::usd, "Spent so far",
     "Known costs of the stretch until now. Runs without a known cost are not in it.",
     "sum of estimated_cost_usd from the first moment until now"},
    {DecideMeasureId::forecast_middle, "forecast_middle", Unit::usd, "Will cost",
     "The middle of what the whole stretch will cost: as likely more as less. Each firing that "
     "remains costs like earlier runs, or as their rise, fall or new level suggests, each as "
     "likely as those runs make it; and as many of them run as did before.",
     "p50 of spent + sum over jobs of runs drawn x costs drawn, 2,000 draws"},
    {DecideMeasureId::forecast_low, "forecast_low", Unit::usd, "1 in 10 below",
     "In one of ten cases the stretch costs less.", "p10 of the same draws"},
    {DecideMeasureId::forecast_high, "forecast_high", Unit::usd, "1 in 10 above",
     "In one of ten cases the stretch costs more.", "p90 of the same draws"},
    {DecideMeasureId::forecast_nominal, "forecast_nominal", Unit::usd, "By the schedule",
     "30 days in which every firing runs, at the mean cost of the last 30 days. More than the "
     "forecast where runs are skipped.",
     "sum of mean cost x firings of 30 days"},
    {DecideMeasureId::forecast_trend, "forecast_trend", Unit::usd, "By the trend",
     "30 days like the last 30. Differs from the forecast where costs or schedules changed.",
     "sum of cost of the last 30 days, scaled to 30"},
    {DecideMeasureId::bands_held, "bands_held", Unit::fraction, "Months within",
     "Of past months the part whose true cost lay between the forecast's low and high, asked ten "
     "days into the month. 80 % is what they promise.",
     "months with p10 <= truth <= p90 / months with a forecast"},
    {DecideMeasureId::limits_reached, "limits_reached", Unit::count, "Limits reached",
     "Limits whose period has cost as much as they allow.", "verdicts that are hard"},
    {DecideMeasureId::limits_near, "limits_near", Unit::count, "Limits near",
     "Limits whose period has cost 80 % of what they allow, or the part that is set; and those "
     "that only estimates have reached.",
     "verdicts that are soft"},
    {DecideMeasureId::month_spent, "month_spent", Unit::usd, "Spent this month",
     "Known costs of all jobs since the month began, in the zone on screen.",
     "sum of estimated_cost_usd since the first of the month"},
    {DecideMeasureId::month_expected, "month_expected", Unit::usd, "At the month's end",
     "The middle of what the month will cost, of all jobs: see Forecast.",
     "p50 of the forecast of the month"},
    {DecideMeasureId::lasting_departures, "lasting_departures", Unit::count, "Still off",
     "Jobs whose newest runs use another model or provider than usual, or pay where they were "
     "free. Usual is what 8 of 10 of the last 5 to 30 runs had.",
     "departures whose last run is the job's last"},
    {DecideMeasureId::departure_extra, "departure_extra", Unit::usd, "More than usual",
     "What the runs that were off cost beyond what as many usual runs cost. Negative where they "
     "were cheaper.",
     "sum of cost - runs of known cost x mean cost of a usual run"},
    {DecideMeasureId::departure_spent, "departure_spent", Unit::usd, "Spent off the usual way",
     "Known cost of the runs that were off.", "sum of estimated_cost_usd of those runs"},
});

namespace detail {
consteval auto decide_measure_names() {
  std::array<EnumValue, kDecideMeasures.size()> names{};
  for (std::size_t i = 0; i < names.size(); ++i) {
    names[i] = {kDecideMeasures[i].name, kDecideMeasures[i].sentence};
  }
  return names;
}
}  // namespace detail

template <>
struct Names<DecideMeasureId> {
  static constexpr std::string_view name = "DecideMeasureId";
  static constexpr std::string_view doc = "The figures of the decide view.";
  static constexpr auto values = detail::decide_measure_names();
};

struct DecideFigure {
  DecideMeasureId measure = DecideMeasureId::recorded_cost;
  std::optional<Measured> value;
  Count used{0};
  Count left_out{0};
};
template <>
struct Shape<DecideFigure> {
  static constexpr std::string_view name = "DecideFigure";
  static constexpr std::string_view doc = "A value with its provenance.";
  static constexpr auto fields = std::make_tuple(
      field("measure", &DecideFigure::measure, "gives the unit, sentence and formula"),
      field("value", &DecideFigure::value, "in the measure's unit; absent = unknown"),
      field("used", &DecideFigure::used, "what it was made from: runs, jobs or models"),
      field("leftOut", &DecideFigure::left_out, "what could not take part"));
};

}  // namespace cronlens
