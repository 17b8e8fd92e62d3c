/** What a new company needs before it can sell, in the order in which one sees to it. */
export const setupSteps = ['COMPANY', 'BRANCH', 'PEOPLE', 'CATALOGUE', 'PRICES', 'FEES', 'CARS'] as const;
export type SetupStep = (typeof setupSteps)[number];
