/** How one move looks and what it asks for first. */
export type MoveLook = {
  label: string;
  /** The next step that is usual: the one filled button. The first of these that is not blocked stands at the bottom of a phone. */
  primary?: boolean;
  danger?: boolean;
  /** Ask before it is done, and say what it means. */
  confirm?: string;
  /** Ask for a reason in the same dialog. */
  reason?: 'needed' | 'welcome';
};

/** What the dialog before a move is given. */
export type ConfirmProps = { look: MoveLook; running: boolean; onCancel: () => void; onConfirm: (reason: string) => void };
