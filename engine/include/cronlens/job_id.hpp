// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cronlens {

/// The job id inside a session id `cron_{job id}_{date}_{time}` (Cronalytics 1.4): all between the
/// prefix and the last two parts, which are not looked at. Nothing when the id has another form.
std::optional<std::string> job_id_of_session(std::string_view session_id);

}  // namespace cronlens
