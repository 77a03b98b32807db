// SPDX-License-Identifier: MIT
#include "commands/price_report.hpp"

#include "codec/json_writer.hpp"
#include "commands/text_table.hpp"

namespace cronlens::server {
namespace {

using json::Json;
using prices::Assumptions;
using prices::Bill;
using prices::Match;
using prices::Rates;

constexpr std::size_t kShownRefusals = 20;

std::string joined(const std::vector<std::string_view>& names) {
  std::string out;
  for (const std::string_view name : names) out += (out.empty() ? "" : ", ") + std::string(name);
  return out;
}

Json rate_json(const std::optional<prices::NanoUsd>& rate) {
  return rate ? json::to_json(static_cast<double>(*rate) / prices::kNanoPerUsd) : Json(nullptr);
}

Json rates_json(const Rates& rates) {
  Json out{{"input", rate_json(rates.input)},
           {"output", rate_json(rates.output)},
           {"cache_read", rate_json(rates.cache_read)},
           {"cache_write", rate_json(rates.cache_write)},
           {"cache_write_1h", rate_json(rates.cache_write_1h)},
           {"reasoning", rate_json(rates.reasoning)}};
  out["tier_start"] = rates.tier_start ? Json(*rates.tier_start) : Json(nullptr);
  return out;
}

std::string label_of(const Match& match) {
  if (match.entry == nullptr) return match.found() ? "(free)" : "";
  return match.entry->provider.empty() ? match.entry->model
                                       : match.entry->provider + "/" + match.entry->model;
}

std::vector<std::string> rate_cells(const Rates& rates) {
  return {worded_rate(rates.input), worded_rate(rates.output), worded_rate(rates.cache_read),
          worded_rate(rates.cache_write)};
}

Json list_json(const prices::PriceBook& book) {
  Json out{{"name", book.name()},
           {"format", std::string(name_of(book.format()))},
           {"source", book.source()},
           {"as_of", book.as_of()},
           {"models", book.entries().size()},
           {"refused", book.refused()}};
  out["refusals"] = Json::array();
  for (const auto& refusal : book.refusals()) {
    out["refusals"].push_back({{"what", refusal.what}, {"why", refusal.why}});
  }
  return out;
}

double usd(__int128 nano) {
  return static_cast<double>(nano) / prices::kNanoPerUsd;
}

std::string worded_ratio(const Bill& bill) {
  const auto ratio = bill.ratio();
  if (!ratio) return "—";
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", *ratio);
  return text;
}

Json bill_json(const Bill& bill) {
  const auto ratio = bill.ratio();
  Json names = Json::array();
  for (const auto name : bill.assumptions.names()) names.push_back(std::string(name));
  return {{"runs", bill.runs},
          {"compared", bill.compared},
          {"unrecorded", bill.unrecorded},
          {"unpriced", bill.unpriced},
          {"recorded_usd", usd(bill.recorded)},
          {"recomputed_usd", usd(bill.recomputed)},
          {"priced_usd", usd(bill.priced)},
          {"ratio", ratio ? Json(*ratio) : Json(nullptr)},
          {"off", bill.is_off()},
          {"assumptions", names}};
}

void add_bill(TextTable& table, const std::string& name, const Bill& bill) {
  table.add({name, std::to_string(bill.runs), std::to_string(bill.unrecorded),
             std::to_string(bill.unpriced), worded_usd(usd(bill.recorded), 4),
             worded_usd(usd(bill.recomputed), 4), worded_ratio(bill),
             bill.is_off() ? "differs" : "", joined(bill.assumptions.names())});
}

std::string check_json(const prices::PriceCheck& check) {
  Json out{{"total", bill_json(check.total)}, {"scripts", check.scripts}};
  out["jobs"] = Json::array();
  for (const auto& job : check.jobs) {
    Json row{{"job", job.job}, {"name", job.name}};
    row.update(bill_json(job.bill));
    out["jobs"].push_back(row);
  }
  out["models"] = Json::array();
  for (const auto& model : check.models) {
    Json row{{"provider", model.provider},
             {"model", model.model},
             {"rule", std::string(name_of(model.match.rule))},
             {"price", label_of(model.match)},
             {"list", model.match.book ? model.match.book->name() : ""}};
    row.update(bill_json(model.bill));
    out["models"].push_back(row);
  }
  return json::dump(out, 2);
}

}  // namespace

std::string report_lists(const PriceLists& lists, bool all_refused, bool json) {
  if (json) {
    Json out = Json::array();
    for (const auto& book : lists.books) out.push_back(list_json(book));
    return json::dump(out, 2);
  }
  TextTable table({"List", "Format", "As of", ">Models", ">Refused rows", "Source"});
  std::string refusals;
  for (const auto& book : lists.books) {
    table.add({book.name(), std::string(name_of(book.format())),
               book.as_of().empty() ? "not said" : book.as_of(),
               std::to_string(book.entries().size()), std::to_string(book.refused()),
               book.source()});
    std::size_t shown = 0;
    for (const auto& refusal : book.refusals()) {
      if (!all_refused && shown++ == kShownRefusals) break;
      refusals += "\n  " + refusal.what + ": " + refusal.why;
    }
    if (shown > kShownRefusals) refusals += "\n  (--refused shows all)";
  }
  return table.text() + (refusals.empty() ? "" : "\n\nRefused rows:" + refusals);
}

std::string report_entries(const PriceLists& lists, double now, bool json) {
  Json out = Json::array();
  TextTable table(
      {"Model", "Provider", ">Input", ">Output", ">Cache read", ">Cache write", "List"});
  for (const auto& book : lists.books) {
    for (const auto& entry : book.entries()) {
      Match match;
      match.rule = prices::MatchRule::exact;
      match.entry = &entry;
      Assumptions assumptions;
      const Rates rates = rates_at(match, now, assumptions);
      auto cells = rate_cells(rates);
      cells.insert(cells.begin(), {entry.model, entry.provider});
      cells.push_back(book.name());
      table.add(cells);
      if (!json) continue;
      Json row{{"model", entry.model}, {"provider", entry.provider}, {"list", book.name()}};
      row.update(rates_json(rates));
      out.push_back(row);
    }
  }
  return json ? json::dump(out, 2) : table.text();
}

std::string report_matches(const std::vector<Matched>& matched, double now, bool json) {
  Json out = Json::array();
  TextTable table({"Model", "Rule", "Price of", ">Input", ">Output", ">Cache read", ">Cache write",
                   "List", "Assumed"});
  for (const auto& each : matched) {
    Assumptions assumptions;
    const bool found = each.match.found();
    const Rates rates = found ? rates_at(each.match, now, assumptions) : Rates{};
    const std::string list = each.match.book ? each.match.book->name() : "";
    auto cells = rate_cells(rates);
    cells.insert(cells.begin(),
                 {each.model, std::string(name_of(each.match.rule)), label_of(each.match)});
    cells.insert(cells.end(), {list, joined(assumptions.names())});
    table.add(cells);
    Json row{{"model", each.model},
             {"provider", each.provider},
             {"rule", std::string(name_of(each.match.rule))},
             {"price", label_of(each.match)},
             {"list", list},
             {"rates", found ? rates_json(rates) : Json(nullptr)}};
    row["assumptions"] = Json::array();
    for (const auto name : assumptions.names()) row["assumptions"].push_back(std::string(name));
    out.push_back(row);
  }
  return json ? json::dump(out, 2) : table.text();
}

std::string report_telemetry(const std::vector<TelemetryMatch>& matched, bool json) {
  Json out = Json::array();
  TextTable table({"Model", ">Input", ">Output", ">Cache read", ">Cache write", ">Reasoning",
                   ">Cost", "Assumed"});
  const auto number = [](double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.10g", value);
    return std::string(text);
  };
  for (const auto& each : matched) {
    Json row{{"model", each.model}, {"found", each.rates.has_value()}};
    std::vector<std::string> cells{each.model};
    if (each.rates) {
      const auto& rates = *each.rates;
      for (const double rate :
           {rates.input, rates.output, rates.cache_read, rates.cache_write, rates.reasoning}) {
        cells.push_back(number(rate));
      }
      row.update({{"input", rates.input},
                  {"output", rates.output},
                  {"cache_read", rates.cache_read},
                  {"cache_write", rates.cache_write},
                  {"reasoning", rates.reasoning},
                  {"provider_assumed", rates.provider_assumed}});
    }
    cells.resize(6);
    cells.push_back(each.cost ? number(*each.cost) : "");
    cells.push_back(each.rates && each.rates->provider_assumed ? "provider_assumed" : "");
    if (each.cost) row["cost_usd"] = *each.cost;
    table.add(cells);
    out.push_back(row);
  }
  return json ? json::dump(out, 2) : table.text();
}

std::string report_check(const prices::PriceCheck& check, bool json) {
  if (json) return check_json(check);
  const std::vector<std::string> bill{">Runs",       ">No record", ">No price", ">Recorded",
                                      ">Recomputed", ">Ratio",     "",          "Assumed"};
  const auto titles = [&](std::vector<std::string> first) {
    first.insert(first.end(), bill.begin(), bill.end());
    return first;
  };
  TextTable jobs(titles({"Job"}));
  for (const auto& job : check.jobs) add_bill(jobs, job.name, job.bill);
  add_bill(jobs, "All", check.total);
  TextTable models({"Provider", "Model", ">Runs", ">No price", "Rule", "Price of", "List"});
  for (const auto& model : check.models) {
    models.add({model.provider, model.model, std::to_string(model.bill.runs),
                std::to_string(model.bill.unpriced), std::string(name_of(model.match.rule)),
                label_of(model.match), model.match.book ? model.match.book->name() : ""});
  }
  return jobs.text() + "\n\n" + models.text() + "\n\nRecorded and recomputed are sums over the " +
         "runs that have both. Left out: " + worded_count(check.total.unrecorded, "run") +
         " without a record, " + worded_count(check.total.unpriced, "run") +
         " without a price, and " + worded_count(check.scripts, "run") + " of scripts.";
}

}  // namespace cronlens::server
