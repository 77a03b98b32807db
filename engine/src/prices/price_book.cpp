// SPDX-License-Identifier: MIT
#include <set>
#include <utility>

#include "cronlens/prices.hpp"
#include "prices/collector.hpp"
#include "prices/names.hpp"

namespace cronlens::prices {
namespace {

constexpr std::size_t kMaxBytes = 64u << 20;
constexpr int kMaxDepth = 64;

/// Parses JSON, bounds its depth, and notes the keys that an object has twice: of them JSON readers
/// keep one silently.
class JsonList {
 public:
  explicit JsonList(std::string_view text) {
    const auto watch = [this](int depth, Json::parse_event_t event, Json& value) {
      return see(depth, event, value);
    };
    document_ = Json::parse(text, watch, false);
  }

  bool is_valid() const { return !document_.is_discarded() && !too_deep_; }
  const Json& document() const { return document_; }
  const std::vector<std::string>& twice() const { return twice_; }

 private:
  bool see(int depth, Json::parse_event_t event, const Json& value) {
    if (depth > kMaxDepth) too_deep_ = true;
    const auto level = static_cast<std::size_t>(depth);
    if (keys_.size() <= level + 1) keys_.resize(level + 2);
    if (event == Json::parse_event_t::object_start) keys_[level + 1].clear();
    if (event == Json::parse_event_t::key) {
      const auto& name = value.get_ref<const std::string&>();
      if (!keys_[level].insert(name).second && twice_.size() < 100) twice_.push_back(name);
    }
    return !too_deep_;
  }

  Json document_;
  std::vector<std::set<std::string>> keys_;
  std::vector<std::string> twice_;
  bool too_deep_ = false;
};

char first_character(std::string_view text) {
  const auto at = text.find_first_not_of(" \t\r\n");
  return at == std::string_view::npos ? '\0' : text[at];
}

/// False where the document has none of the shapes.
bool read_json_list(const Json& document, PriceBook::Index& index, Collector& collector) {
  if (is_genai_prices(document)) {
    index.format = Format::genai_prices;
    read_genai_prices(document, index, collector);
  } else if (is_openrouter(document)) {
    index.format = Format::openrouter;
    read_openrouter(document, collector);
  } else if (is_models_dev(document)) {
    index.format = Format::models_dev;
    read_models_dev(document, collector);
  } else if (is_litellm(document)) {
    index.format = Format::litellm;
    read_litellm(document, collector);
  } else {
    return false;
  }
  return true;
}

Error error_in(const PriceBook::Index& index, const std::string& why) {
  return make_error(ErrorCode::bad_query, index.name + ": " + why);
}

std::optional<Error> read_list(std::string_view text, PriceBook::Index& index) {
  Collector collector(index);
  const char first = first_character(text);
  if (first == '\0') return error_in(index, "the file is empty");
  if (first == '{' || first == '[') {
    const JsonList list(text);
    const bool known = list.is_valid() && read_json_list(list.document(), index, collector);
    for (const std::string& key : list.twice()) {
      collector.refuse(key, "the key occurs twice in one object: one of the two is not read");
    }
    if (known) return collector.finish();
    if (!list.is_valid() && first == '[') return error_in(index, "the JSON is not in order");
  } else if (is_price_csv(text)) {
    index.format = Format::csv;
    read_price_csv(text, index, collector);
    return collector.finish();
  }
  index.format = Format::telemetry_yaml;
  if (auto error = read_telemetry_yaml(text, index, collector)) {
    return error_in(index, error->detail);
  }
  return collector.finish();
}

}  // namespace

std::string_view name_of(Format format) {
  switch (format) {
    case Format::litellm:
      return "LiteLLM";
    case Format::openrouter:
      return "OpenRouter";
    case Format::models_dev:
      return "models.dev";
    case Format::genai_prices:
      return "genai-prices";
    case Format::telemetry_yaml:
      return "pricing.yaml";
    case Format::csv:
      return "CSV";
  }
  return "";
}

Result<PriceBook> PriceBook::parse(std::string_view text, std::string name) {
  auto index = std::make_unique<Index>();
  index->name = std::move(name);
  if (text.size() > kMaxBytes) return error_in(*index, "a price list of more than 64 MB");
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (auto error = read_list(text, *index)) return *error;
  return PriceBook(std::move(index));
}

PriceBook::PriceBook(std::unique_ptr<Index> index) : index_(std::move(index)) {}
PriceBook::PriceBook(PriceBook&&) noexcept = default;
PriceBook& PriceBook::operator=(PriceBook&&) noexcept = default;
PriceBook::~PriceBook() = default;

const std::string& PriceBook::name() const {
  return index_->name;
}
Format PriceBook::format() const {
  return index_->format;
}
const std::string& PriceBook::source() const {
  return index_->source;
}
const std::string& PriceBook::as_of() const {
  return index_->as_of;
}
const std::vector<Entry>& PriceBook::entries() const {
  return index_->entries;
}
const std::vector<Refusal>& PriceBook::refusals() const {
  return index_->refusals;
}
std::size_t PriceBook::refused() const {
  return index_->refused;
}

}  // namespace cronlens::prices
