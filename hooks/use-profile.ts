import { useMutation } from "@tanstack/react-query";
import { deleteAccountEndpoint, updateAccountEndpoint } from "@/lib/account/api";
import { call } from "@/lib/http/call";

export const useRenameAccount = () =>
  useMutation({
    mutationFn: (displayName: string | null) => call(updateAccountEndpoint, { displayName }),
  });

export const useDeleteAccount = () =>
  useMutation({ mutationFn: (email: string) => call(deleteAccountEndpoint, { email }) });
