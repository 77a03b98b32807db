import { expect, test } from '@playwright/test';
import { openSample, pressed } from './board';
import { askJob, count, dollars, jobButton, jobs } from './panels';

test.beforeEach(({ page }) => openSample(page));

test('details have the figures of the engine: outcomes, plan, trend and schedule', async ({
  page,
}) => {
  await jobButton(page, 'PR review sweep').click();
  const job = askJob('b9964797a533');
  const details = jobs(page);
  await expect(details).toContainText('0 8-18/2 * * 1-5');
  const said = (label: string, value: string) =>
    expect(
      details.getByRole('button', { name: `${label}: ${value}. Explain` }).first(),
    ).toBeVisible();
  await said('Succeeded', count(job.overview.successRuns?.value));
  await said('Failed', count(job.overview.failureRuns?.value));
  await said('Cost of success', dollars(job.overview.successCost?.value));
  for (const span of ['30d', '90d', '1y']) {
    await said('Scheduled runs', count(job[`scheduled${span}`]?.value));
    await said('Nominal', dollars(job[`nominal${span}`]?.value));
    await said('Trend', dollars(job[`trend${span}`]?.value));
  }
  await said('Pace', `${job.pace?.value?.toFixed(2)}×`);
});

test('open details follow the filters', async ({ page }) => {
  await jobButton(page, 'PR review sweep').click();
  await pressed(page, 'Outcome', 'Failure').click();
  const { overview } = askJob('b9964797a533', { outcome: 'failure' });
  const wasted = `Wasted: ${dollars(overview.failureCost?.value)}. Explain`;
  await expect(jobs(page).getByRole('button', { name: wasted }).first()).toBeVisible();
  await expect(jobButton(page, 'PR review sweep')).toHaveAttribute('aria-expanded', 'true');
});

test('a job that jobs.json does not list goes by its id and has no plan', async ({ page }) => {
  await jobButton(page, '76a8777e9cf6').click();
  await expect(jobs(page).getByText('No schedule known')).toBeVisible();
  await expect(
    jobs(page).getByRole('button', { name: 'Nominal: unknown. Explain' }).first(),
  ).toBeVisible();
});

test('jobs whose costs are unknown have no zero in their row', async ({ page }) => {
  const row = jobs(page).getByRole('row').filter({ hasText: 'Reading list curator' });
  await expect(row.locator('.cl-table__cell--cost')).toContainText('—');
  await expect(row).not.toContainText('$0');
});
