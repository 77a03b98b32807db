// SPDX-License-Identifier: MIT
#include "commands/price_options.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>

#include "cronlens/decide.hpp"
#include "files.hpp"

namespace cronlens::server {
namespace {

/// dist/prices/prices.json, seen from dist/bin/cronlens.
std::filesystem::path bundled_list() {
  std::error_code error;
  const auto binary = std::filesystem::read_symlink("/proc/self/exe", error);
  return binary.parent_path().parent_path() / "prices" / "prices.json";
}

bool add_list(const std::filesystem::path& path, std::string name, PriceLists& lists,
              std::string& why) {
  const auto text = read_text(path, why);
  if (!text) return false;
  auto book = prices::PriceBook::parse(*text, std::move(name));
  if (!book) {
    why = book.error().detail;
    return false;
  }
  lists.books.push_back(std::move(book.value()));
  return true;
}

bool hand_over(Decider& decider, const std::filesystem::path& path, const AddPricesRequest& request,
               std::string& why) {
  const auto text = read_text(path, why);
  if (!text) return false;
  const auto added = decider.add_prices(request, *text);
  if (added) return true;
  why = added.error().detail;
  return false;
}

constexpr const char* kNoBundled =
    "; it belongs to this build: run scripts/build, or name lists with --prices and leave it out "
    "with --no-bundled";

}  // namespace

void add_price_options(CLI::App& command, PriceOptions& options) {
  command.add_option("--prices", options.files,
                     "a price list that goes before the bundled one: LiteLLM, OpenRouter,\n"
                     "models.dev or genai-prices JSON, pricing.yaml, or CSV; more than one may be\n"
                     "given, the first counts most");
  command.add_flag("--no-bundled", options.without_bundled, "use no list but those of --prices");
}

prices::Books PriceLists::in_order() const {
  prices::Books order;
  for (const auto& book : books) order.push_back(&book);
  return order;
}

std::optional<PriceLists> read_price_lists(const PriceOptions& options, std::string& why) {
  PriceLists lists;
  for (const std::string& file : options.files) {
    if (!add_list(file, file, lists, why)) return std::nullopt;
  }
  if (options.without_bundled) return lists;
  if (!add_list(bundled_list(), "bundled", lists, why)) {
    why += kNoBundled;
    return std::nullopt;
  }
  return lists;
}

bool add_price_lists(Decider& decider, const PriceOptions& options, std::string& why) {
  if (!options.without_bundled &&
      !hand_over(decider, bundled_list(), {"bundled", PriceOrigin::page}, why)) {
    why += kNoBundled;
    return false;
  }
  // Of the reader's lists the newest counts most: the first is handed over last.
  for (auto file = options.files.rbegin(); file != options.files.rend(); ++file) {
    if (!hand_over(decider, *file, {*file, PriceOrigin::reader}, why)) return false;
  }
  return true;
}

}  // namespace cronlens::server
