// SPDX-License-Identifier: MIT
#include "projections/dashboard.hpp"

#include "projections/breakdown.hpp"
#include "projections/job_table.hpp"
#include "projections/leaders.hpp"
#include "projections/overview.hpp"
#include "projections/timeline.hpp"

namespace cronlens::projections {

Dashboard make_dashboard(const Selection& selection) {
  const PlannedJobs planned = plan_jobs(selection);
  const totals::Span shown = selection.shown();
  Dashboard made;
  made.since = Instant(shown.since);
  made.until = Instant(shown.until);
  made.overview = make_overview(selection, planned);
  made.coverage = make_coverage(selection, planned);
  made.timeline = make_timeline(selection);
  made.leaders = make_leaders(selection, planned);
  made.models = make_model_breakdown(selection);
  made.providers = make_provider_breakdown(selection);
  made.jobs = make_job_table(selection, planned);
  return made;
}

}  // namespace cronlens::projections
