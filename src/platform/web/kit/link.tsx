import { Anchor, type AnchorProps } from '@mantine/core';
import { createLink, Link } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';

/** A link inside the program, without loading it again: `<GoLink to="/customers/…">`. */
export const GoLink = ({
  to,
  children,
  ...rest
}: Omit<AnchorProps, 'component'> & {
  to: string;
  children: ReactNode;
  title?: string;
  onClick?: () => void;
  'data-row-link'?: string;
}) => (
  <Anchor component={Link} to={to as never} inherit {...(rest as object)}>
    {children}
  </Anchor>
);

type Plain = AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> };

/** The bare link element, for a component that brings its own looks: `<Button component={PlainLink} to="…">`. */
export const PlainLink = createLink((props: Plain) => <a {...props} />);
