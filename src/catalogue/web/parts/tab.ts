/** What every part of the catalogue screen is told: whether what is off sale is shown, and whether a new record is being made. */
export type TabProps = { all: boolean; edits: boolean; adding: boolean; added: () => void };
